package io.icebridge.runbook.retire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaRun;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The old controller, with the old database, is a host that Icebridge may not log in to. */
class ArchiveByHandTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final String SUM = "5a".repeat(32);

    private final Journal journal = TestDoor.journal();
    private final FakeHosts hosts = new FakeHosts();
    private final NovaRun nova =
            new NovaRun(
                    new Site(
                            TestCloudFile.with(
                                    List.of(
                                            new HostEntry(
                                                    "ctl1",
                                                    "10.0.0.1",
                                                    22,
                                                    List.of("nova-controller", "database"),
                                                    true)),
                                    "ctl1",
                                    "nova"),
                            hosts,
                            Profiles.load("havana-icehouse"),
                            d -> {}),
                    IdentityCloud.with(),
                    hosts,
                    journal,
                    CHANGE);

    private void given(String output) {
        journal.of(CHANGE).stream()
                .filter(e -> e.state() == Entry.State.BEGUN)
                .forEach(
                        e ->
                                journal.byHand(
                                        CHANGE,
                                        e.key(),
                                        e.what(),
                                        new ByHand("ann", "done\nOutput:\n" + output)));
    }

    private void stop() {
        nova.retire(RetirementCourses::stop);
    }

    private void archive() {
        nova.retire(r -> r.archive(CHANGE));
    }

    private void asksFor(Runnable step, String... commands) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        asked -> {
                            assertThat(asked.kind()).isEqualTo(StepFailure.Kind.BY_HAND);
                            assertThat(asked.detail()).contains(commands);
                        });
    }

    @Test
    void aPersonStopsAndDisablesWhatIsLeftOfIt() {
        asksFor(
                this::stop,
                "service openstack-nova-api stop; chkconfig openstack-nova-api off",
                "service openstack-nova-api status");
        given("Stopping: [OK]");
        stop();
        assertThat(hosts.host("ctl1").ran()).isEmpty();
    }

    @Test
    void onlyAnArchiveWhoseChecksumIsTheDumpsIsOne() {
        asksFor(this::archive, "mysqldump", "nova.sql", "gzip -9 -c", "| sha256sum");
        given(SUM + "  nova.sql\n" + "6b".repeat(32) + "  -");
        assertThatThrownBy(this::archive)
                .hasMessageContaining("it is not shown that the archive on ctl1 is the dump");
        asksFor(this::archive, "gzip -d -c");
        given(SUM + "  nova.sql\n" + SUM + "  -");
        archive();
        assertThat(hosts.host("ctl1").ran()).isEmpty();
    }
}
