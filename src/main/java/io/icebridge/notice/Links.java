package io.icebridge.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.icebridge.audit.told.ChangePath;
import org.springframework.web.util.UriUtils;

/** Where people find what a notice is about, after the address of Icebridge. */
final class Links {
    private Links() {}

    static String change(String change) {
        return "/change/" + UriUtils.encodePathSegment(ChangePath.of(change), UTF_8);
    }
}
