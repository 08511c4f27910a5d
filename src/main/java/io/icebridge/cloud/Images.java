package io.icebridge.cloud;

import java.util.List;
import java.util.Optional;

/** Glance. */
public interface Images {

    /** Always by id: lists are cut at 25 by default and names are not unique. */
    Optional<Image> image(String imageId);

    /** Images of this cloud's project whose property has the value, every page. */
    List<Image> imagesMarked(String property, String value);

    /**
     * Allows or forbids its deletion.
     *
     * @return the image as it is from then on
     * @throws CloudFailure NOT_FOUND when there is no such image
     */
    Image protect(String imageId, boolean isProtected);

    /** Harmless when it is gone; refused by Glance while the image is protected. */
    void delete(String imageId);

    /** Uploads a tiny image, reads it back and deletes it, as a test of the service. */
    void proveUpload(String name);
}
