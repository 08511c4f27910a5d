package io.icebridge.process.gate;

import io.icebridge.approval.ChangeId;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Addresses of pages to which forms lead. */
final class PageLinks {
    private PageLinks() {}

    static String change(String change) {
        return ChangeId.page(change);
    }

    static String server(String change, String server) {
        return change(change) + "/servers/" + encoded(server);
    }

    static String host(String change, String host) {
        return change(change) + "/hosts/" + encoded(host);
    }

    /** All that a gate showed, table by table. */
    static String gate(String change, long evidence) {
        return change(change) + "/gates/" + evidence;
    }

    private static String encoded(String part) {
        return UriUtils.encode(part, StandardCharsets.UTF_8);
    }
}
