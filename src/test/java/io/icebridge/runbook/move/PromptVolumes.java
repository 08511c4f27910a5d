package io.icebridge.runbook.move;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.Volume;
import io.icebridge.cloud.change.VolumeChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The Cinder of a {@link PromptCloud}. */
final class PromptVolumes {
    /** Volumes of which another attachment is just coming or going when Nova is asked next. */
    final Set<String> taken = new TreeSet<>();

    private final PromptCloud cloud;

    PromptVolumes(PromptCloud cloud) {
        this.cloud = cloud;
    }

    void attach(String volume, String server) {
        Volume before = free(volume);
        cloud.still.volumes.put(
                volume,
                before == null || !before.shared()
                        ? Samples.volume(volume, "in-use")
                        : with(before, on -> on.add(server)));
    }

    void detach(String volume, String server) {
        Volume before = free(volume);
        if (before != null && before.shared()) {
            cloud.still.volumes.put(volume, with(before, on -> on.remove(server)));
        }
    }

    private Volume free(String volume) {
        if (taken.remove(volume)) {
            String why = "Volume status must be 'in-use'";
            throw new CloudFailure(CloudFailure.Reason.CONFLICT, "attachments", 400, 0, why, null);
        }
        return cloud.still.volumes.get(volume);
    }

    private static Volume with(Volume volume, Consumer<List<String>> change) {
        List<String> on = new ArrayList<>(Samples.serversOf(volume));
        change.accept(on);
        return Samples.shared(volume.id(), volume.status(), on.toArray(String[]::new));
    }

    VolumeChanges port() {
        return Fake.of(VolumeChanges.class)
                .answering("guard", a -> guard((String) a[0], (String) a[1]))
                .answering("removeGuard", a -> removeGuard((String) a[0]))
                .port();
    }

    private boolean removeGuard(String guard) {
        if (cloud.keepsGuards) {
            throw new CloudFailure(
                    CloudFailure.Reason.CONFLICT,
                    "DELETE snapshots/" + guard,
                    409,
                    0,
                    "error_deleting",
                    null);
        }
        return cloud.still.guards.keySet().removeIf(v -> guard.equals(v + "s"));
    }

    private String guard(String volume, String name) {
        cloud.still.guards.put(volume, name);
        return cloud.unheard(volume + "s");
    }
}
