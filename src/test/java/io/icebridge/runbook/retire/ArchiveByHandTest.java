package io.icebridge.runbook.retire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.door.TestDoor;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestJournal;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The old controller, with the old database, is a host that Icebridge may not log in to. */
class ArchiveByHandTest {
    private static final String CHANGE = "CHG1";
    private static final String SUM = "5a".repeat(32);

    private final Journal journal = TestJournal.fresh();
    private final FakeHosts hosts = new FakeHosts();
    private final OldNova nova =
            new OldNova(
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
                            journal,
                            d -> {}),
                    IdentityCloud.with(),
                    TestDoor.open(TestDoor.journal(), null, null));

    private void given(String step, String output) {
        journal.byHand(CHANGE, "host ctl1", step, "ann", "done\nOutput:\n" + output);
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
                () -> nova.stop(CHANGE),
                "service openstack-nova-api stop\nchkconfig openstack-nova-api off");
        given("stopOldNova", "Stopping: [OK]");
        nova.stop(CHANGE);
        assertThat(hosts.host("ctl1").ran()).isEmpty();
    }

    @Test
    void onlyAnArchiveWhoseChecksumIsTheDumpsIsOne() {
        asksFor(() -> nova.archive(CHANGE), "mysqldump", "nova.sql", "gzip -9 -c", "| sha256sum");
        given("archiveDatabase.byHand", SUM + "  nova.sql\n" + "6b".repeat(32) + "  -");
        assertThatThrownBy(() -> nova.archive(CHANGE))
                .hasMessageContaining("does not show that the archive is the dump");
        asksFor(() -> nova.archive(CHANGE), "gzip -9 -c");
        given("archiveDatabase.byHand", SUM + "  nova.sql\n" + SUM + "  -");
        nova.archive(CHANGE);
        assertThat(journal.result(CHANGE, "change", "archiveDatabase"))
                .contains("made by hand with SHA-256 " + SUM);
        assertThat(hosts.host("ctl1").ran()).isEmpty();
    }
}
