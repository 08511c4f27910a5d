package io.icebridge.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Who reads a setting: the classes that ask for it by name, the templates with a place for it. */
final class Settings {
    private final Constants constants = Constants.ofProgram();

    Set<String> readers(String setting) {
        Set<String> readers = new TreeSet<>(constants.holding(setting));
        Resource.profile().forEach(part -> templates(part, "", "{" + setting + "}", readers));
        return readers;
    }

    private static void templates(JsonNode node, String path, String place, Set<String> found) {
        if (node.isTextual() && node.asText().contains(place)) {
            found.add("template " + path.substring(1));
        }
        node.properties()
                .forEach(e -> templates(e.getValue(), path + "." + e.getKey(), place, found));
        node.elements()
                .forEachRemaining(
                        item -> {
                            if (node.isArray()) {
                                templates(item, path, place, found);
                            }
                        });
    }
}
