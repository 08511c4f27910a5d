package io.icebridge.runbook.profile;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the profiles that ship with Icebridge. */
public final class Profiles {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** What ships does not change, and is long to read. */
    private static final Map<String, Profile> READ = new ConcurrentHashMap<>();

    /** The profile that ships, and is taken where nobody has chosen one. */
    public static final String SHIPPED = "havana-icehouse";

    private Profiles() {}

    /**
     * Reads NAME.yaml with its parts, where it has them: NAME-nova.yaml about Nova,
     * NAME-options.yaml about options.
     *
     * @param name as the cloud file writes it, such as {@code havana-icehouse}
     * @throws IllegalArgumentException when there is no such profile
     */
    public static Profile load(String name) {
        return READ.computeIfAbsent(name, Profiles::read);
    }

    private static Profile read(String name) {
        try {
            ObjectNode whole =
                    tree(name)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "there is no release profile " + name));
            tree(name + "-nova").ifPresent(whole::setAll);
            tree(name + "-options").ifPresent(whole::setAll);
            return YAML.treeToValue(whole, Profile.class).sound();
        } catch (IOException broken) {
            throw new UncheckedIOException("release profile " + name + ": " + broken, broken);
        }
    }

    private static Optional<ObjectNode> tree(String file) throws IOException {
        try (InputStream in = Profiles.class.getResourceAsStream("/profiles/" + file + ".yaml")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(YAML.readValue(in, ObjectNode.class));
        }
    }
}
