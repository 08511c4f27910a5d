package io.icebridge.openstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables {@code OS_*}, which make an entry of their own, as OpenStack's SDK has it. */
final class Environment {

    /** The name by which the SDK knows it. */
    static final String ENTRY = "envvars";

    private static final String PREFIX = "OS_";

    /** They say where files are and which entry is meant, and so belong to none. */
    private static final Set<String> ABOUT_FILES =
            Set.of("OS_CLIENT_CONFIG_FILE", "OS_CLIENT_SECURE_FILE", "OS_CLOUD");

    private Environment() {}

    static Layer layer(Map<String, String> environment) {
        ObjectNode entry = Json.object();
        environment.forEach(
                (name, value) -> {
                    if (name.startsWith(PREFIX) && !ABOUT_FILES.contains(name)) {
                        entry.put(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT), value);
                    }
                });
        if (entry.isEmpty()) {
            throw new CredentialsProblem(
                    "The cloud file says cloud: "
                            + ENTRY
                            + ", but no variable OS_* is set; source an openrc file, or name an"
                            + " entry of clouds.yaml");
        }
        return new Layer(
                "the environment",
                Path.of(""),
                entry,
                key -> Optional.of("environment variable " + PREFIX + variable(key)));
    }

    private static String variable(String key) {
        return key.substring(key.indexOf('.') + 1).toUpperCase(Locale.ROOT);
    }
}
