package io.icebridge.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/** Where a browser is sent, and how. */
final class Signposts {
    private Signposts() {}

    /**
     * Whether a person at a browser asks for a page, rather than a program or a script for data.
     */
    static boolean asksForPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Whether a link or a form on another site's page led here; then no cookie of ours came. */
    static boolean fromElsewhere(HttpServletRequest request) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /**
     * Sends the browser on from a page of ours: after a redirect it would still count as led by the
     * other site, and would not send the session's cookie.
     */
    static void onFromHere(HttpServletResponse response, String path) throws IOException {
        String to = HtmlUtils.htmlEscape(path);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getWriter()
                .write(
                        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                                + "<meta http-equiv=\"refresh\" content=\"0; url="
                                + to
                                + "\"><title>Icebridge</title></head><body><p><a href=\""
                                + to
                                + "\">Go on</a></p></body></html>");
    }

    /** The path and query of a request. */
    static String of(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
