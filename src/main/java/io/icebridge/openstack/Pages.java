package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads lists to their end. openstack4j never asks for a second page, and services cut lists at a
 * size that a site has chosen.
 */
final class Pages {

    private static final String PAGE = "500";

    private final Service service;

    Pages(Service service) {
        this.service = service;
    }

    /** A list whose service says by a link that there is more: Nova, Glance, Neutron, Keystone. */
    <T> List<T> linked(Call first, String key, Function<JsonNode, T> each) {
        return read(first, key, each, true);
    }

    /**
     * A list that gives no such link in old releases (Cinder): read until a page brings nothing.
     */
    <T> List<T> unlinked(Call first, String key, Function<JsonNode, T> each) {
        return read(first, key, each, false);
    }

    private <T> List<T> read(Call first, String key, Function<JsonNode, T> each, boolean linked) {
        List<T> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Call next = first.with("limit", PAGE);
        while (true) {
            JsonNode page = service.json(next);
            String last = "";
            boolean news = false;
            for (JsonNode item : array(page, key, next)) {
                last = Json.text(item, "id");
                if (seen.add(last)) {
                    news = true;
                    all.add(each.apply(item));
                }
            }
            // a service that does not know markers answers with the same items again
            if (!news || linked && !hasNext(page, key)) {
                return List.copyOf(all);
            }
            next = first.with("limit", PAGE).with("marker", last);
        }
    }

    /** The array that must be there, or else this is no list. */
    private static JsonNode array(JsonNode page, String key, Call call) {
        if (!page.path(key).isArray()) {
            throw failure(Reason.UNKNOWN, call, "the answer has no list '" + key + "'");
        }
        if (page.path("truncated").asBoolean()) {
            // Keystone has no second page, only this flag
            throw failure(Reason.REFUSED, call, "the list is cut off; raise list_limit there");
        }
        return page.path(key);
    }

    private static CloudFailure failure(Reason reason, Call call, String message) {
        return new CloudFailure(reason, call.toString(), 0, 0, message, null);
    }

    private static boolean hasNext(JsonNode page, String key) {
        if (!Json.text(page, "next").isEmpty()) {
            return true;
        }
        for (JsonNode link : page.path(key + "_links")) {
            if (Json.text(link, "rel").equals("next")) {
                return true;
            }
        }
        return false;
    }
}
