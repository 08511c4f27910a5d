package io.icebridge.openstack;

import io.icebridge.cloud.Cloud;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** A cloud whose clock and whose pauses between two attempts are a test's. */
public final class PatientCloud {

    private PatientCloud() {}

    /** Connects to the entry {@code icebridge-sim} of the folder's {@code clouds.yaml}. */
    public static Cloud connect(
            Path folder, OpenStack.Settings settings, Clock clock, Consumer<Duration> pause) {
        Credentials admin =
                CloudsYaml.read(
                        new CloudsFiles(folder, folder, name -> null), settings.cloudsEntry());
        return OpenStack.connect(settings, admin, Limits.USUAL, clock, pause::accept);
    }
}
