package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.StepFailure;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of the probe server, asked for and looked at as its user would. */
class ProbeConsoleTest {
    private static final Change CHANGE = new Change("CHG1");

    @TempDir Path folder;
    @AutoClose private WholeCloud world;
    private final Journal journal = TestDoor.journal();
    private NovaRun nova;

    @BeforeEach
    void aNovaThatIsDeployed() throws Exception {
        world =
                new WholeCloud(
                        folder, new Shape(1, 1, 1, NetworkKind.NOVA_NETWORK, 5000, 1, false));
        nova =
                new NovaRun(
                        world.site,
                        world.cloud,
                        TestDoor.changes(world.site.hosts()),
                        journal,
                        CHANGE);
        nova.deploy();
        nova.fill();
    }

    private void set(String option, String value) {
        world.machines.console(
                "cmp-new-1",
                "openstack-config --set /etc/nova/nova.conf DEFAULT "
                        + option
                        + " "
                        + value
                        + " && service openstack-nova-compute restart");
    }

    private void judged() {
        nova.bootProbe();
        for (int look = 0; look < 600 && !nova.probeSettled(); look++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        nova.removeProbe();
    }

    private String seen() {
        return journal.last(CHANGE, Subject.CHANGE, "removeProbe").stream()
                .filter(e -> e.key().part().equals("console"))
                .map(Entry::toString)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itsLinkLeadsToTheProxyOnTheNewControllerAndItsTokenIsNotWrittenDown() {
        judged();
        assertThat(seen()).contains("a console answers at http://127.0.0.1:", "/vnc_auto.html");
        assertThat(seen()).doesNotContain("token");
    }

    @Test
    void aLinkThatLeadsNowhereFailsTheProof() {
        set("novncproxy_base_url", "http://ctl-3.invalid:6080/vnc_auto.html");
        assertThatThrownBy(this::judged)
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("no console answers at http://ctl-3.invalid:6080");
    }

    @Test
    void aProxyThatDoesNotRunFailsTheProof() {
        world.machines.console("ctl-new-1", "service openstack-nova-novncproxy stop");
        assertThatThrownBy(this::judged)
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("no console answers at");
    }

    @Test
    void whatIsBeingRemovedIsJudgedNoMoreThoughItsConsoleAnswersByThen() {
        world.machines.console("ctl-new-1", "service openstack-nova-novncproxy stop");
        assertThatThrownBy(this::judged).hasMessageContaining("no console answers at");
        world.machines.console("ctl-new-1", "service openstack-nova-novncproxy start");
        assertThatThrownBy(nova::removeProbe)
                .as("when the step goes on")
                .hasMessageContaining("no console answers at");
        nova.undo.probeAnew(CHANGE, "it was bad");
        assertThat(nova.nova.foundBad(CHANGE)).isEmpty();
        judged();
        assertThat(seen()).contains("a console answers at");
        assertThat(world.cloud.compute(Side.NEW).servers()).isEmpty();
    }

    @Test
    void aSiteWithoutConsolesIsNamedAndNotFailed() {
        set("vnc_enabled", "false");
        judged();
        assertThat(seen()).contains("this Nova offers no console");
    }
}
