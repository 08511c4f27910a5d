package io.icebridge.cloud.change;

import io.icebridge.cloud.Image;

/** What changes Glance. */
public interface ImageChanges {

    /**
     * Allows or forbids its deletion.
     *
     * @return the image as it is from then on
     * @throws io.icebridge.cloud.CloudFailure NOT_FOUND when there is no such image
     */
    Image protect(String imageId, boolean isProtected);

    /** Harmless when it is gone; refused by Glance while the image is protected. */
    void delete(String imageId);

    /** Uploads a tiny image, reads it back and deletes it, as a test of the service. */
    void proveUpload(String name);
}
