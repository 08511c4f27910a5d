package io.icebridge.runbook.move;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.change.ImageChanges;

/** A Glance that does at once what it is told. */
final class PromptImages {
    private final PromptCloud cloud;

    PromptImages(PromptCloud cloud) {
        this.cloud = cloud;
    }

    ImageChanges port() {
        return Fake.of(ImageChanges.class)
                .answering("protect", a -> protect((String) a[0], (boolean) a[1]))
                .answering("delete", a -> delete((String) a[0]))
                .port();
    }

    private Object delete(String id) {
        if (cloud.keepsImages) {
            throw new CloudFailure(
                    CloudFailure.Reason.CONFLICT, "DELETE /images/" + id, 409, 0, "in use", null);
        }
        cloud.unheard(id);
        return cloud.still.images.remove(id);
    }

    private Image protect(String id, boolean on) {
        Image i = cloud.still.images.get(id);
        if (i == null) {
            throw new CloudFailure(
                    CloudFailure.Reason.NOT_FOUND, "PATCH /images/" + id, 404, 0, "", null);
        }
        Image changed =
                new Image(
                        id,
                        i.name(),
                        i.status(),
                        i.sizeBytes(),
                        i.checksum(),
                        i.ownerProjectId(),
                        i.minDiskGb(),
                        i.minMemoryMb(),
                        on,
                        i.properties(),
                        i.bootIds(),
                        i.json());
        cloud.still.images.put(id, changed);
        return changed;
    }
}
