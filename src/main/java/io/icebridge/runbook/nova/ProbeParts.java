package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.StepFailure;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the probe server is made of: whatever this cloud has that is small and open to all. */
final class ProbeParts {
    private static final Pattern PUBLIC =
            Pattern.compile("\"(visibility\"\\s*:\\s*\"public\"|is_public\"\\s*:\\s*true)");

    private final Cloud cloud;

    ProbeParts(Cloud cloud) {
        this.cloud = cloud;
    }

    /** The smallest image that some server was booted from and that everybody may use. */
    Image image() {
        String own = cloud.identity().own().id();
        return cloud.compute(Side.OLD).servers().stream()
                .map(Server::imageId)
                .filter(id -> !id.isEmpty())
                .distinct()
                .flatMap(id -> cloud.images().image(id).stream())
                .filter(i -> i.status().equals("active") && i.sizeBytes() > 0)
                .filter(i -> PUBLIC.matcher(i.json()).find() || i.ownerProjectId().equals(own))
                .min(Comparator.comparingLong(Image::sizeBytes))
                .orElseThrow(() -> none("image that the administrator's project may boot"));
    }

    /** The smallest flavor of the new region that carries the image. */
    Flavor flavor(Image image) {
        return cloud.flavors(Side.NEW).all().stream()
                .filter(Flavor::isPublic)
                .filter(f -> f.diskGb() == 0 || f.diskGb() >= image.minDiskGb())
                .filter(f -> f.memoryMb() >= image.minMemoryMb())
                .min(Comparator.comparingInt(Flavor::memoryMb).thenComparing(Flavor::diskGb))
                .orElseThrow(() -> none("flavor that carries the image " + image.name()));
    }

    /** A network of the administrator's project, or one shared with it. */
    Optional<NetworkInfo> network() {
        String own = cloud.identity().own().id();
        return cloud.network().networks().stream()
                .filter(n -> !n.external())
                .filter(n -> n.shared() || n.projectId().equals(own))
                .findFirst();
    }

    private static StepFailure none(String what) {
        return new StepFailure(
                StepFailure.Kind.PROOF_FAILED, "for the probe server there is no " + what);
    }
}
