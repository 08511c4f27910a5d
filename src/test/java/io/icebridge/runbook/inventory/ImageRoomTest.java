package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.host.HostFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.profile.Template;
import io.icebridge.runbook.readiness.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Snapshots of all servers go to Glance's store. */
class ImageRoomTest {
    private static final Profile PROFILE = Profiles.load("havana-icehouse");
    private static final long GIB_IN_KIB = 1 << 20;

    private final FakeHosts hosts = new FakeHosts();

    private List<Finding> found(HostEntry... entries) {
        return new ImageRoom(
                        new Site(
                                TestCloudFile.with(List.of(entries), "ctl"),
                                hosts,
                                PROFILE,
                                d -> {}))
                .check();
    }

    private static HostEntry host(String name, String role) {
        return TestCloudFile.host(name, List.of(role));
    }

    private void free(String host, long gib) {
        hosts.host(host)
                .say(
                        line(PROFILE.space().free(), "image-folder"),
                        "Filesystem 1024-blocks Used Available Capacity Mounted on\n"
                                + "/dev/vda1 9000000 100 %d 50%% /\n".formatted(gib * GIB_IN_KIB));
    }

    private void disks(String host, long gib) {
        hosts.host(host)
                .say(
                        line(PROFILE.space().folder(), "instance-folder"),
                        "%d\t/var/lib\n".formatted(gib * GIB_IN_KIB));
    }

    private static String line(String template, String folder) {
        return Template.command(template, Map.of("folder", PROFILE.settings().get(folder))).line();
    }

    @Test
    void aStoreThatHoldsTheDisksOfAllNodesIsEnough() {
        free("img", 30);
        disks("c1", 10);
        disks("c2", 20);
        assertThat(found(host("img", "image"), host("c1", "compute"), host("c2", "compute")))
                .isEmpty();
    }

    @Test
    void aStoreThatDoesNotIsSaidAndBlocksNothing() {
        free("img", 29);
        disks("c1", 10);
        disks("c2", 20);
        assertThat(found(host("img", "image"), host("c1", "compute"), host("c2", "compute")))
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.subject()).isEqualTo("host img");
                            assertThat(f.told()).contains("disks take 30 GiB", "29 GiB are free");
                            assertThat(f.blocks()).isFalse();
                        });
    }

    @Test
    void whereNoImageHostIsReachedNothingCanBeSaid() {
        disks("c1", 10);
        assertThat(found(host("c1", "compute"))).isEmpty();
        HostEntry byHand = new HostEntry("img", "10.0.0.9", 22, List.of("image"), true);
        assertThat(found(byHand, host("c1", "compute"))).isEmpty();
    }

    @Test
    void aHostThatDoesNotAnswerIsLeftToItsOwnCheck() {
        Site deaf =
                new Site(
                        TestCloudFile.with("img", List.of("image")),
                        name -> {
                            throw new HostFailure(
                                    HostFailure.Reason.UNREACHABLE, name, "no answer", null);
                        },
                        PROFILE,
                        d -> {});
        assertThat(new ImageRoom(deaf).check()).isEmpty();
    }
}
