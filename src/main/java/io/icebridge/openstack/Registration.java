package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the URLs that a service is to have in a region with those it has. */
final class Registration {

    private Registration() {}

    /** What is not there yet, by interface; another URL in its place is not overwritten. */
    static Map<String, String> missing(
            List<Endpoint> rows, String type, String region, Map<String, String> wanted) {
        Map<String, String> missing = new TreeMap<>(wanted);
        for (Endpoint row : of(rows, type, region)) {
            String url = wanted.get(row.iface());
            if (url != null && !url.equals(row.url())) {
                throw failure(
                        Reason.CONFLICT,
                        "endpoint "
                                + row.id()
                                + " is the "
                                + row.iface()
                                + " one of "
                                + type
                                + " in "
                                + region
                                + " already, with the URL "
                                + row.url());
            }
            missing.remove(row.iface());
        }
        return missing;
    }

    /** Reads back what was registered. */
    static void mustBeThere(
            List<Endpoint> rows, String type, String region, Map<String, String> wanted) {
        Map<String, String> missing = missing(rows, type, region, wanted);
        if (!missing.isEmpty()) {
            throw failure(
                    Reason.REFUSED,
                    "Keystone does not list what it has just taken: " + type + " in " + region);
        }
    }

    private static List<Endpoint> of(List<Endpoint> rows, String type, String region) {
        return rows.stream()
                .filter(r -> r.serviceType().equals(type) && r.region().equals(region))
                .toList();
    }

    private static CloudFailure failure(Reason reason, String message) {
        return new CloudFailure(reason, "POST /endpoints", 0, 0, message, null);
    }
}
