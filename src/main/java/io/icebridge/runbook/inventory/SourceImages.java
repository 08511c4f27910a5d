package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Image;
import io.icebridge.cloud.Images;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Images by id; one that was seen once is not asked for again, since what matters stays as it is.
 */
public final class SourceImages {
    private final Images images;
    private final Map<String, Image> seen = new ConcurrentHashMap<>();

    public SourceImages(Images images) {
        this.images = images;
    }

    /** Empty where Glance has none. */
    public Optional<Image> find(String imageId) {
        if (!seen.containsKey(imageId)) {
            images.image(imageId).ifPresent(image -> seen.put(imageId, image));
        }
        return Optional.ofNullable(seen.get(imageId));
    }

    /** Whether a server can be deployed anew from it. */
    public boolean usable(String imageId) {
        return images.image(imageId).filter(image -> image.status().equals("active")).isPresent();
    }
}
