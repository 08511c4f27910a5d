package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;

/**
 * The catalogue that comes with a token. Sites have rows in it that nobody could call, such as one
 * with a scheme of its own or without an address; they concern nobody who does not use them.
 */
final class CatalogueRows {
    private static final List<String> FACES = List.of("publicURL", "internalURL", "adminURL");

    private CatalogueRows() {}

    /** Takes out what cannot be an address, of v3 and v2.0; other answers stay as they are. */
    static void clean(JsonNode answer) {
        answer.at("/token/catalog").forEach(service -> clean(service, true));
        answer.at("/access/serviceCatalog").forEach(service -> clean(service, false));
    }

    private static void clean(JsonNode service, boolean v3) {
        if (!(service instanceof ObjectNode object)) {
            return;
        }
        ArrayNode rows = object.path("endpoints") instanceof ArrayNode all ? all : null;
        if (rows == null) {
            object.putArray("endpoints");
            return;
        }
        for (Iterator<JsonNode> row = rows.iterator(); row.hasNext(); ) {
            JsonNode one = row.next();
            if (!(one instanceof ObjectNode) || v3 && !address(one.path("url").asText())) {
                row.remove();
            } else if (!v3) {
                FACES.stream()
                        .filter(face -> !address(one.path(face).asText()))
                        .forEach(face -> ((ObjectNode) one).remove(face));
            }
        }
    }

    static boolean address(String url) {
        try {
            return URI.create(url).toURL().getProtocol().matches("https?");
        } catch (MalformedURLException | IllegalArgumentException none) {
            return false;
        }
    }
}
