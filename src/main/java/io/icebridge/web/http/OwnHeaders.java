package io.icebridge.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What browsers are told about our own pages: they run the one script that comes from here and
 * nothing that stands in a page, come from here alone, are in no other site's frame, and are not
 * kept. The engine's web applications have headers of their own.
 */
public final class OwnHeaders implements HeaderWriter {
    private static final String POLICY = "Content-Security-Policy";

    private static final RequestMatcher DRAWN =
            new OrRequestMatcher(path("/change/{part}/map"), path("/change/{part}/map/{model}"));

    private static final Map<String, String> ALL =
            Map.of(
                    POLICY,
                    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
                            + " img-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'",
                    // With no-referrer browsers would not say the origin of our own forms either.
                    "Referrer-Policy",
                    "same-origin",
                    "Permissions-Policy",
                    "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Cache-Control",
                    "no-store");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        set(response);
        if (DRAWN.matches(request)) {
            response.setHeader(POLICY, ALL.get(POLICY) + DiagramStyles.DIRECTIVE);
        }
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    static void set(HttpServletResponse response) {
        ALL.forEach(response::setHeader);
    }
}
