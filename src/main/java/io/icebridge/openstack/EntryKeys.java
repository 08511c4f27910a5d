package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of an entry of {@code clouds.yaml}; what nobody has asked for can be named. */
final class EntryKeys {
    private static final String AUTH = "auth";

    private final Layer own;
    private final List<Layer> layers;
    private final ObjectNode entry;
    private final Set<String> asked = new HashSet<>();

    /**
     * @param own the entry itself
     * @param layers what lies over it, it, and what lies below it
     */
    EntryKeys(Layer own, List<Layer> layers) {
        this.own = own;
        this.layers = layers;
        this.entry = Layer.merged(layers);
    }

    String source() {
        return own.source();
    }

    /** A path that it gives, as OpenStack's clients write them. */
    Path path(String given) {
        String home = System.getProperty("user.home");
        return own.folder().resolve(given.replaceFirst("^~(?=/|$)", home)).normalize();
    }

    /** Where a key stands, else where the entry begins. */
    String where(String key) {
        return place(key).or(() -> own.places().apply("")).orElseGet(own::source);
    }

    private Optional<String> place(String key) {
        return layers.stream().flatMap(layer -> layer.places().apply(key).stream()).findFirst();
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

    /** Whether a key is there and says so. */
    boolean says(String key, boolean wanted) {
        return text(key).matches(wanted ? "(?i)true|yes|1|on" : "(?i)false|no|0|off");
    }

    /**
     * Takes a key, one name or a list of names, for read where it says nothing else than what is
     * known from elsewhere.
     */
    void agreed(String key, List<String> known) {
        JsonNode said = entry.path(key);
        List<String> names =
                said.isArray() ? Json.list(said, EntryKeys::name) : List.of(said.asText());
        if (known.containsAll(names)) {
            asked.add(key);
        }
    }

    /** A region may come with values of its own, which nobody reads. */
    private static String name(JsonNode region) {
        return region.isObject() && region.size() == 1
                ? Json.text(region, "name")
                : region.asText("with values");
    }

    /** The keys that are there and were passed over, in order. */
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
