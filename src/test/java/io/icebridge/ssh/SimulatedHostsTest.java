package io.icebridge.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.icebridge.host.Command;
import io.icebridge.host.HostFailure;
import io.icebridge.host.HostFailure.Reason;
import io.icebridge.simulator.host.QuietCloud;
import io.icebridge.simulator.host.SimulatedHosts;
import io.icebridge.simulator.host.machine.HostFault;
import io.icebridge.simulator.host.machine.HostFault.Kind;
import io.icebridge.simulator.host.machine.HostLayout;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedHostsTest {
    @TempDir Path dir;
    private final Map<String, HostFault> faults = new ConcurrentHashMap<>();
    private SimulatedHosts simulated;
    private SshHosts hosts;

    @BeforeEach
    void start() {
        HostLayout layout = HostLayout.bundled(List.of("cmp-1", "cmp-2"), true);
        simulated =
                SimulatedHosts.start(
                        layout,
                        new QuietCloud(),
                        1e6,
                        (host, line, number) ->
                                Optional.ofNullable(faults.remove(line)).orElse(HostFault.none()));
        Path key = simulated.writeFiles(dir);
        List<SshSettings.Address> addresses =
                simulated.ports().entrySet().stream()
                        .map(e -> new SshSettings.Address(e.getKey(), "127.0.0.1", e.getValue()))
                        .toList();
        hosts =
                new SshHosts(
                        new SshSettings(
                                key,
                                dir.resolve("known_hosts"),
                                "root",
                                false,
                                Duration.ofSeconds(10),
                                addresses));
    }

    @AfterEach
    void stop() {
        hosts.close();
        simulated.close();
    }

    @Test
    void everyHostAnswersUnderItsOwnName() {
        for (String name : simulated.ports().keySet()) {
            assertThat(output(name, "hostname")).isEqualTo(name + "\n");
        }
    }

    @Test
    void anUpgradeOverSshMovesPackagesAndLeavesNewConfiguration() {
        output("ctl-1", "openstack-service stop keystone");
        output("ctl-1", "yum -d1 -y install https://example.org/rdo-release-icehouse-4.noarch.rpm");
        output("ctl-1", "yum -d1 -y upgrade '*keystone*'");

        assertThat(output("ctl-1", "rpm -q openstack-keystone")).contains("-2014.1");
        assertThat(output("ctl-1", "find /etc/keystone -name '*.rpmnew'"))
                .isEqualTo("/etc/keystone/keystone.conf.rpmnew\n");
    }

    @Test
    void commandsAreTimedByHowTheyEnded() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        try {
            output("ctl-1", "hostname");
            assertThat(meters.get("icebridge.host.commands").tag("outcome", "done").timer().count())
                    .isEqualTo(1);
        } finally {
            Metrics.removeRegistry(meters);
        }
    }

    @Test
    void inputReachesAFile() {
        Command write = Command.of("cat > /tmp/text").reading("Grüße\n");

        assertThat(hosts.host("ctl-2").run(write).ok()).isTrue();
        assertThat(output("ctl-2", "cat /tmp/text")).isEqualTo("Grüße\n");
    }

    @Test
    void noValueBecomesShellCode() {
        String value = "a'b $(touch /tmp/made) `touch /tmp/made`; touch /tmp/made";
        Command command = Command.of("printf %s {value}", Map.of("value", value));

        assertThat(hosts.host("ctl-1").run(command).output()).isEqualTo(value);
        assertThat(hosts.host("ctl-1").run(Command.of("test -e /tmp/made")).ok()).isFalse();
    }

    @Test
    void aConnectionDroppedDuringACommandLeavesTheCommandRunning() {
        faults.put("touch /tmp/done", HostFault.of(Kind.DROP_DURING));

        HostFailure failure = failure("touch /tmp/done");

        assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(failure.mayHaveHappened()).isTrue();
        until(() -> hosts.host("ctl-1").run(Command.of("test -e /tmp/done")).ok());
    }

    @Test
    void aLookWhoseAnswerWasLostIsMadeAgain() {
        faults.put("echo here", HostFault.of(Kind.DROP_DURING));

        assertThat(hosts.host("ctl-1").look(Command.of("echo here")).output()).isEqualTo("here\n");
    }

    @Test
    void aConnectionDroppedBeforeACommandLeavesNothingDone() {
        faults.put("touch /tmp/done", HostFault.of(Kind.DROP_BEFORE));

        assertThat(failure("touch /tmp/done").mayHaveHappened()).isTrue();
        assertThat(hosts.host("ctl-1").run(Command.of("test -e /tmp/done")).ok()).isFalse();
    }

    @Test
    void anUpgradeThatIsCutLeavesSomePackagesOldAndCanBeRepeated() {
        output("ctl-1", "yum -d1 -y install https://example.org/rdo-release-icehouse-4.noarch.rpm");
        faults.put("yum -d1 -y upgrade", HostFault.of(Kind.CUT));

        assertThat(failure("yum -d1 -y upgrade").reason()).isEqualTo(Reason.CONNECTION_LOST);
        until(() -> simulated.packages("ctl-1").containsValue("2.6.32-504.el6"));
        assertThat(simulated.packages("ctl-1").values()).anyMatch(v -> v.startsWith("2013.2"));

        faults.clear();
        output("ctl-1", "yum -d1 -y upgrade");
        assertThat(simulated.packages("ctl-1").values()).noneMatch(v -> v.startsWith("2013.2"));
    }

    @Test
    void aCrashEndsWhatRunsInTheBackgroundAndAllThatIsEnabledRunsAfterIt() {
        output("ctl-1", "sh -c 'sleep 1000000000; touch /tmp/done' > /dev/null 2>&1 &");
        assertThat(output("ctl-1", "ps")).contains("sleep 1000000000");
        output("ctl-1", "service openstack-keystone stop");

        simulated.crash("ctl-1");

        assertThat(output("ctl-1", "test -e /tmp/done || echo no")).isEqualTo("no\n");
        assertThat(output("ctl-1", "service openstack-keystone status")).contains("is running");
    }

    @Test
    void aProgramInTheBackgroundFailsAsToldAndTheScriptSeesIt() {
        faults.put("openstack-db --service keystone --update", HostFault.failing("no, thank you"));

        output(
                "ctl-1",
                "(openstack-db --service keystone --update; echo $?) > /tmp/out 2>&1 & wait");

        assertThat(output("ctl-1", "cat /tmp/out")).isEqualTo("no, thank you\n1\n");
    }

    @Test
    void aHangingCommandEndsAtItsLimit() {
        faults.put("hostname", HostFault.of(Kind.HANG));

        assertThat(failure("hostname").reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void aFullDiskFailsAWrite() {
        faults.put("cp -a /etc/keystone /root/copy", HostFault.of(Kind.DISK_FULL));

        var result = hosts.host("ctl-1").run(Command.of("cp -a /etc/keystone /root/copy"));

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(result.errors()).contains("No space left on device");
    }

    @Test
    void aFailingCommandSaysItsText() {
        faults.put("hostname", HostFault.failing("Segmentation fault"));

        var result = hosts.host("ctl-1").run(Command.of("hostname"));

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(result.errors()).isEqualTo("Segmentation fault\n");
    }

    @Test
    void aHostThatIsDownIsUnreachableUntilItIsBack() {
        output("cmp-1", "true");
        simulated.reachable("cmp-1", false);

        assertThat(catchThrowableOfType(HostFailure.class, () -> output("cmp-1", "true")).reason())
                .isEqualTo(Reason.UNREACHABLE);
        assertThat(output("cmp-2", "hostname")).isEqualTo("cmp-2\n");

        simulated.reachable("cmp-1", true);
        assertThat(output("cmp-1", "hostname")).isEqualTo("cmp-1\n");
    }

    @Test
    void aHostWithAnotherKeyIsNotTrusted() {
        output("ctl-1", "true");
        simulated.changeKey("ctl-1");

        assertThat(failure("true").reason()).isEqualTo(Reason.KEY_CHANGED);
    }

    private static void until(BooleanSupplier condition) {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private String output(String host, String line) {
        return hosts.host(host).run(Command.of(line)).output();
    }

    private HostFailure failure(String line) {
        Command command = Command.of(line).within(Duration.ofSeconds(2));
        return catchThrowableOfType(HostFailure.class, () -> hosts.host("ctl-1").run(command));
    }
}
