package io.icebridge.process.model.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.process.TestEngine;
import io.icebridge.process.model.nova.NovaEvidence;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.services.PackageUpgrade;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private PackageUpgrade packages;

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
                        d -> {});
        packages = new PackageUpgrade(site, engine.records);
        Cloud cloud = IdentityCloud.with();
        engine.beansOf(
                new UpgradePackages(
                        engine.failures, packages, engine.courses(engine.runner(site, cloud))));
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
                .contains("img1: newer kernel: kernel-2.6.32-504");
    }

    private static Slicing nothing() {
        return new Slicing() {
            @Override
            public String gate() {
                return "parallel-nova";
            }

            @Override
            public Set<String> steps() {
                return Set.of();
            }

            @Override
            public List<Slice> slices(Change change, String subject) {
                return List.of();
            }
        };
    }

    @Test
    void theGateListsWhatEachHostGetsAndNamesItsKernel() {
        hosts.host("img1")
                .say(
                        "yum -q check-update",
                        "kernel.x86_64 2.6.32-504.el6 base\nzlib.x86_64 1.2 base");
        Evidence evidence =
                new PackagesEvidence(site, packages, engine.records, nothing(), Clock.systemUTC())
                        .collect("CHG1", "packages", "");
        assertThat(evidence.findings())
                .extracting(f -> f.where() + ": " + f.what() + ": " + f.why())
                .containsExactly(
                        "ctl1: 0 packages: : no kernel among them",
                        "img1: 2 packages: kernel.x86_64 2.6.32-504.el6, zlib.x86_64 1.2: a reboot to"
                                + " plan for kernel.x86_64 2.6.32-504.el6");
    }

    @Test
    void whatTheGateShowedStandsWhileTheHostsAreUpgraded() {
        hosts.host("img1").say("yum -q check-update", "zlib.x86_64 1.2 base");
        var source =
                new PackagesEvidence(site, packages, engine.records, nothing(), Clock.systemUTC());
        Evidence shown = source.collect("CHG1", "packages", "");
        engine.start("upgrade-packages", "CHG1", Map.of());
        hosts.host("img1").say("yum -q check-update", "");
        assertThat(source.collect("CHG1", "packages", "").opensTheSame(shown)).isTrue();
    }

    @Test
    void theNextGateShowsTheRebootsToPlanAndNobodyReboots() {
        engine.start("upgrade-packages", "CHG1", Map.of());
        Evidence evidence =
                new NovaEvidence(site, packages, engine.records, nothing())
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
