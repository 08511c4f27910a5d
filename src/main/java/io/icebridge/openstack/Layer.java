package io.icebridge.openstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one place says of an entry; several lie over each other.
 *
 * @param source for messages
 * @param folder to which paths in it are relative
 * @param entry with {@code _} in its keys, which may be written with {@code -}
 * @param places where a key stands, as {@code auth.password}; empty where it does not
 */
record Layer(
        String source, Path folder, ObjectNode entry, Function<String, Optional<String>> places) {

    Layer {
        entry = normal(entry);
    }

    private static ObjectNode normal(ObjectNode written) {
        ObjectNode normal = Json.object();
        written.properties()
                .forEach(
                        e ->
                                normal.set(
                                        e.getKey().replace('-', '_'),
                                        e.getValue() instanceof ObjectNode inner
                                                ? normal(inner)
                                                : e.getValue()));
        return normal;
    }

    /** All in one, of which the first counts most. */
    static ObjectNode merged(List<Layer> layers) {
        ObjectNode merged = Json.object();
        List<Layer> upwards = new ArrayList<>(layers);
        Collections.reverse(upwards);
        upwards.forEach(layer -> merge(merged, layer.entry()));
        return merged;
    }

    private static void merge(ObjectNode base, ObjectNode over) {
        over.properties()
                .forEach(
                        e -> {
                            if (base.get(e.getKey()) instanceof ObjectNode below
                                    && e.getValue() instanceof ObjectNode above) {
                                merge(below, above);
                            } else {
                                base.set(e.getKey(), e.getValue().deepCopy());
                            }
                        });
    }
}
