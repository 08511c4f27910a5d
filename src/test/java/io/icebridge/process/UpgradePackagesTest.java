package io.icebridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Evidence;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaPlan;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.services.PackageUpgrade;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpgradePackagesTest {
    private static final String UPGRADE = "yum -d1 -y upgrade";

    private final FakeHosts hosts = new FakeHosts();
    private TestEngine engine;
    private Site site;

    @BeforeEach
    void aCloudWhoseServicesAreUpgraded() {
        engine =
                new TestEngine(
                        "upgrade-packages",
                        List.of("upgrade-packages.bpmn"),
                        List.of("obtain-approval"));
        site =
                new Site(
                        TestCloudFile.with(
                                List.of(
                                        TestCloudFile.host("ctl1", List.of("identity")),
                                        TestCloudFile.host("img1", List.of("image")),
                                        TestCloudFile.host("cmp1", List.of("compute"))),
                                "ctl1"),
                        hosts,
                        Profiles.load("havana-icehouse"),
                        engine.journal,
                        d -> {});
        engine.beansOf(new UpgradePackages(engine.failures, new PackageUpgrade(site)));
        engine.bean("recordDecision", (ExecutionListener) execution -> {});
        hosts.host("img1").say("uname -r", "2.6.32-431.el6.x86_64");
        hosts.host("img1").say("rpm -q --last kernel", "kernel-2.6.32-504.el6.x86_64 Mon");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void exactlyTheHostsWithoutNovaAreUpgradedAndANewKernelIsReported() {
        ProcessInstance instance = engine.start("upgrade-packages", "CHG1", Map.of());
        assertThat(engine.ended(instance)).isTrue();
        assertThat(hosts.host("ctl1").ran()).contains(UPGRADE);
        assertThat(hosts.host("img1").ran()).contains(UPGRADE).doesNotContain("reboot");
        assertThat(hosts.host("cmp1").ran()).isEmpty();
        assertThat(engine.history(instance, UpgradePackages.REBOOTS))
                .asString()
                .contains("img1: kernel-2.6.32-504");
    }

    @Test
    void theNextGateShowsTheRebootsToPlanAndNobodyReboots() {
        engine.start("upgrade-packages", "CHG1", Map.of());
        Evidence evidence =
                new NovaEvidence(new NovaPlan(site), new PackageUpgrade(site), engine.journal)
                        .collect("CHG1", "parallel-nova", "");
        assertThat(evidence.findings())
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.where()).isEqualTo("img1");
                            assertThat(f.what()).contains("kernel-2.6.32-504", "while 2.6.32-431");
                            assertThat(f.why()).contains("a reboot to plan");
                        });
        assertThat(hosts.all())
                .allSatisfy(
                        h ->
                                assertThat(h.ran())
                                        .noneMatch(
                                                c -> c.matches("(re)?boot.*|shutdown.*|init 6")));
    }

    @Test
    void aFailureAsksAnOperatorAndTheHostsThatAreDoneAreNotUpgradedAgain() {
        hosts.host("img1").fail(UPGRADE, 1);
        ProcessInstance instance = engine.start("upgrade-packages", "CHG1", Map.of());
        assertThat(engine.openTasks()).containsExactly("decideOnPackages");
        engine.complete("decideOnPackages", Map.of("decision", "retry"));
        assertThat(engine.ended(instance)).isTrue();
        assertThat(hosts.host("ctl1").ran()).containsOnlyOnce(UPGRADE);
    }
}
