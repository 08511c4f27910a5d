package io.icebridge.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.icebridge.runbook.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The bundled profile with its folders under another one, so that a test may have them. */
public final class MovedProfile {
    private MovedProfile() {}

    /**
     * @param limitMinutes how long a detached command may run
     */
    public static Profile under(Path root, int limitMinutes) {
        try {
            ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
            ObjectNode whole = yaml.readValue(moved("havana-icehouse", root), ObjectNode.class);
            for (String part : List.of("nova", "options")) {
                String text = moved("havana-icehouse-" + part, root);
                whole.setAll(yaml.readValue(text, ObjectNode.class));
            }
            ((ObjectNode) whole.get("jobs")).put("limitMinutes", limitMinutes);
            return yaml.treeToValue(whole, Profile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moved(String profile, Path root) {
        return resource("/profiles/" + profile + ".yaml")
                .replace("/etc/", root + "/etc/")
                .replace("/var/lib", root + "/var/lib");
    }

    static String resource(String path) {
        try (InputStream in = MovedProfile.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
