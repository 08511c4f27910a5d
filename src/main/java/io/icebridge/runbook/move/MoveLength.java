package io.icebridge.runbook.move;

import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Server;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long a server's move is beside others, by what is known before it begins, so that the longest
 * of a wave can begin first: in tenths of a GiB that is copied, since only the order counts.
 */
final class MoveLength {
    private static final int GIB = 10;
    private static final long BYTES = 1L << 30;

    /** It is let go, attached again and waited for both times. */
    private static final int VOLUME = 5;

    private static final int ADDRESS = 1;

    /** A person takes longer than any disk, and a slot only calls him. */
    private static final int A_PERSON = Integer.MAX_VALUE;

    private final Function<String, Optional<Image>> images;

    /**
     * @param images by id; asked for where a flavor does not say how large a disk is
     */
    MoveLength(Function<String, Optional<Image>> images) {
        this.images = images;
    }

    /**
     * @param flavor null where it is not known
     */
    int of(Server server, Flavor flavor, String method) {
        int held = VOLUME * server.volumeIds().size() + ADDRESS * server.addresses().size();
        return switch (method) {
            case "SNAPSHOT" -> GIB * diskGib(server, flavor) + held;
            case "VOLUME", "REDEPLOY" -> held;
            default -> A_PERSON;
        };
    }

    private int diskGib(Server server, Flavor flavor) {
        if (flavor != null && flavor.diskGb() > 0) {
            return flavor.diskGb();
        }
        return images.apply(server.imageId()).map(MoveLength::gib).orElse(0);
    }

    /** A disk as large as its image. */
    private static int gib(Image image) {
        return Math.max(image.minDiskGb(), (int) ((image.sizeBytes() + BYTES - 1) / BYTES));
    }
}
