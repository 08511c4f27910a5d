package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys of an entry of {@code clouds.yaml}; what nobody has asked for can be named. */
final class EntryKeys {
    private static final String AUTH = "auth";

    private final JsonNode entry;
    private final Set<String> asked = new HashSet<>();

    EntryKeys(JsonNode entry) {
        this.entry = entry;
    }

    /** A key's text; empty where it is not there. */
    String text(String key) {
        asked.add(key);
        return Json.text(entry, key);
    }

    /** The first of the keys that is there. */
    String text(String key, String otherwise) {
        String first = text(key);
        return first.isEmpty() ? text(otherwise) : first;
    }

    /** A key of {@code auth}; some sites write it beside {@code auth} instead. */
    String auth(String key) {
        asked.add(AUTH + "." + key);
        String inside = Json.text(entry.path(AUTH), key);
        return inside.isEmpty() ? text(key) : inside;
    }

    /**
     * Takes a key, one name or a list of names, for read where it says nothing else than what is
     * known from elsewhere.
     */
    void agreed(String key, List<String> known) {
        JsonNode said = entry.path(key);
        List<String> names =
                said.isArray() ? Json.list(said, JsonNode::asText) : List.of(said.asText());
        if (known.containsAll(names)) {
            asked.add(key);
        }
    }

    /** The keys that are there and were passed over, in the file's order. */
    List<String> passedOver() {
        List<String> over = new ArrayList<>();
        entry.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!key.equals(AUTH)) {
                                over.add(key);
                            }
                        });
        entry.path(AUTH).fieldNames().forEachRemaining(key -> over.add(AUTH + "." + key));
        over.removeAll(asked);
        return over;
    }
}
