package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which microversions Nova has in each region, by its own version document, asked once. Never more
 * is asked for than it says, and nothing of one that has none: v2 has not, and is not even asked.
 */
final class Microversions {
    static final int NONE = 0;

    private static final String V21 = ".*/v2\\.1(/.*)?";

    private final Map<String, Integer> newest = new ConcurrentHashMap<>();

    /** N of the newest 2.N, or {@link #NONE}. */
    int newest(String region, Service nova) {
        Integer known = newest.get(region);
        if (known == null) {
            // not in computeIfAbsent, which would hold others up while the cloud is asked
            known = ask(nova);
            newest.put(region, known);
        }
        return known;
    }

    private static int ask(Service nova) {
        try {
            return read(nova.at(Microversions::root).get("/"));
        } catch (CloudFailure failure) {
            if (failure.reason() == Reason.NOT_FOUND || failure.reason() == Reason.REFUSED) {
                return NONE;
            }
            throw failure;
        }
    }

    private static int read(JsonNode document) {
        String newest = Json.text(document.path("version"), "version");
        return newest.matches("2\\.\\d{1,4}") ? Integer.parseInt(newest.substring(2)) : NONE;
    }

    /** The address up to its version, without the project that old catalogues append. */
    private static String root(String url) {
        if (!url.matches(V21)) {
            throw new CloudFailure(
                    Reason.REFUSED, "GET " + url, 0, 0, "v2 has no microversions", null);
        }
        return url.replaceFirst("(/v2\\.1)(/.*)?$", "$1");
    }
}
