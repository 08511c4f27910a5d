package io.icebridge.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The program's own files, as trees; JSON is YAML, too. */
final class Resource {
    static final List<String> PROFILE =
            List.of("havana-icehouse", "havana-icehouse-nova", "havana-icehouse-options");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Resource() {}

    static JsonNode tree(String path) {
        try (InputStream in = Resource.class.getResourceAsStream(path)) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> profile() {
        return PROFILE.stream().map(name -> tree("/profiles/" + name + ".yaml")).toList();
    }
}
