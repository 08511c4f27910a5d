package io.icebridge.cloud;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Things of a cloud, of which a test says what matters to it. */
public final class Samples {
    private Samples() {}

    /** A public one without ephemeral disk. */
    public static Flavor flavor(String id, int memoryMb, int vcpus, int diskGb) {
        return new Flavor(
                id, "m1." + id, memoryMb, vcpus, diskGb, 0, 0, 1, true, Map.of(), List.of());
    }

    public static Flavor withEphemeralDisk(Flavor f, int gb) {
        return new Flavor(
                f.id(),
                f.name(),
                f.memoryMb(),
                f.vcpus(),
                f.diskGb(),
                gb,
                f.swapMb(),
                f.rxtxFactor(),
                f.isPublic(),
                f.extraSpecs(),
                f.projectIds());
    }

    public static Flavor onlyFor(Flavor f, String... projects) {
        return new Flavor(
                f.id(),
                f.name(),
                f.memoryMb(),
                f.vcpus(),
                f.diskGb(),
                f.ephemeralGb(),
                f.swapMb(),
                f.rxtxFactor(),
                false,
                f.extraSpecs(),
                List.of(projects));
    }

    /** An active one of a GiB. */
    public static Image image(String id, String project) {
        return image(id, project, "active");
    }

    public static Image image(String id, String project, String status) {
        return new Image(
                id, id, status, 1 << 30, "c0ffee", project, 0, 0, true, 0, List.of(), "{}");
    }

    /** One that boots with a kernel and a ramdisk of its own. */
    public static Image bootingWith(String id, String... bootIds) {
        return new Image(
                id, id, "active", 1 << 30, "c0ffee", "p", 0, 0, false, 0, List.of(bootIds), "{}");
    }

    public static Port port(String id, String network, String device, String... groups) {
        return new Port(
                id,
                network,
                "p",
                "fa:16:3e:00:00:" + id,
                "ACTIVE",
                device,
                "compute:nova",
                "n1",
                List.of("10.0.0." + id),
                List.of(groups),
                Map.of(),
                "{}");
    }

    public static NetworkInfo network(String id, String project, boolean shared) {
        return new NetworkInfo(id, "net-" + id, project, shared, false, "10.0.0.0/24");
    }

    public static Volume volume(String id, String status) {
        return new Volume(id, id, "p", status, 1, false, false, false, false, List.of(), "{}");
    }

    /** One that may be on several servers, at each as vdb. */
    public static Volume shared(String id, String status, String... servers) {
        List<Attachment> on =
                Stream.of(servers).map(server -> new Attachment(server, id, "/dev/vdb")).toList();
        return new Volume(id, id, "p", status, 1, false, false, false, true, on, "{}");
    }

    public static List<String> serversOf(Volume volume) {
        return volume.attachments().stream().map(Attachment::serverId).toList();
    }

    public static Volume attached(String id, String server) {
        List<Attachment> on = List.of(new Attachment(server, id, "/dev/vdb"));
        return new Volume(id, id, "p", "in-use", 1, false, false, false, false, on, "{}");
    }
}
