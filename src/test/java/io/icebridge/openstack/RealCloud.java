package io.icebridge.openstack;

import io.icebridge.cloud.Cloud;
import java.nio.file.Path;

/**
 * A real OpenStack with regions {@code havana} and {@code icehouse}, as {@code deploy/lab} brings
 * it up.
 */
final class RealCloud {
    /** Names its {@code clouds.yaml}, which has an entry {@code havana}. */
    static final String CLOUDS = "ICEBRIDGE_LAB_CLOUDS";

    /** The id of an image to boot from. */
    static final String IMAGE = "ICEBRIDGE_LAB_IMAGE";

    /** {@code yes} where the cloud is the project's own and goes away afterwards. */
    static final String OWN = "ICEBRIDGE_LAB_OWN";

    /** It has a network of its own. */
    static final String PROJECT = "member";

    static final String FLAVOR = "1";

    private RealCloud() {}

    static Cloud connect() {
        return OpenStack.connect(
                new OpenStack.Settings(
                        Path.of(System.getenv(CLOUDS)).toAbsolutePath().getParent(),
                        "havana",
                        "havana",
                        "icehouse",
                        false));
    }
}
