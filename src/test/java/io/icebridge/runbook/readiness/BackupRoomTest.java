package io.icebridge.runbook.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackupRoomTest {
    private static final Profile PROFILE = Profiles.load("havana-icehouse");
    private static final String GIB = "1073741824";

    private final FakeHosts hosts = new FakeHosts();

    private List<Finding> checked(String freeKib) {
        String df =
                Template.command(
                                PROFILE.space().free(),
                                Map.of("folder", PROFILE.settings().get("backup-folder")))
                        .line();
        hosts.host("h1")
                .say(
                        df,
                        freeKib.isEmpty()
                                ? ""
                                : "Filesystem 1024-blocks Used Available Capacity Mounted on\n"
                                        + "/dev/vda1 9000000 100 "
                                        + freeKib
                                        + " 50% /\n");
        hosts.host("h1").say("mysql -N -B keystone", GIB + "\t" + GIB + "\n");
        hosts.host("h1").say("du -sk /etc/keystone", "2048\t/etc/keystone\n");
        return new BackupRoom(TestCloudFile.with("h1", List.of("identity"), "keystone"), PROFILE)
                .check(
                        TestCloudFile.with("h1", List.of("identity"), "keystone").hosts().get(0),
                        hosts.host("h1"));
    }

    @Test
    void aDiskThatHoldsDumpCopyFoldersAndPackagesIsEnough() {
        assertThat(checked("4720640")).isEmpty();
    }

    @Test
    void aDiskThatDoesNotIsFoundWithWhatIsNeededAndWhatIsThere() {
        assertThat(checked("4720639"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.blocks()).isTrue();
                            assertThat(finding.told())
                                    .contains("about 4610 MiB", "database keystone 4096")
                                    .contains("folders of keystone 2", "4609 MiB are free");
                        });
    }

    @Test
    void aDiskThatFillsUpFurtherIsFoundByTheSameWords() {
        assertThat(checked("1000000").get(0).what()).isEqualTo(checked("4720639").get(0).what());
    }

    @Test
    void aDiskThatDoesNotTellIsFoundToo() {
        assertThat(checked(""))
                .singleElement()
                .satisfies(f -> assertThat(f.what()).contains("cannot be told"));
    }
}
