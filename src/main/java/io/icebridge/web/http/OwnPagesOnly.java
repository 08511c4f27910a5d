package io.icebridge.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site's page makes a browser send: a browser that keeps a login adds it to
 * such requests too. Not every browser sends each of the three headers, so that each of them counts
 * which is there; programs send none.
 */
final class OwnPagesOnly extends OncePerRequestFilter {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> FROM_HERE = Set.of("same-origin", "none");
    private static final String ANOTHER =
            "The page that sent this is none of this application's, which is at %s. If it is, the"
                    + " proxy before it has to pass Host and X-Forwarded-Proto on.";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (HARMLESS.contains(request.getMethod()) || fromHere(request)) {
            chain.doFilter(request, response);
        } else {
            new Rebuff(HttpServletResponse.SC_FORBIDDEN, ANOTHER.formatted(here(request)))
                    .send(request, response);
        }
    }

    private static boolean fromHere(HttpServletRequest request) {
        String here = here(request);
        List<String> origins = all(request, HttpHeaders.ORIGIN);
        return FROM_HERE.containsAll(all(request, "Sec-Fetch-Site"))
                && origins.stream().allMatch(origin -> here.equals(origin(origin)))
                && (!origins.isEmpty()
                        || all(request, HttpHeaders.REFERER).stream()
                                .allMatch(page -> here.equals(origin(page))));
    }

    private static List<String> all(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }

    /** Where browsers reach the application, as a trusted proxy says. */
    private static String here(HttpServletRequest request) {
        return origin(request.getScheme(), request.getServerName(), request.getServerPort());
    }

    /** Empty where it has none, as {@code null}, which a browser says of a page of no site. */
    private static String origin(String page) {
        try {
            URI uri = URI.create(page);
            return uri.getScheme() == null || uri.getHost() == null
                    ? ""
                    : origin(uri.getScheme(), uri.getHost(), uri.getPort());
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    private static String origin(String scheme, String host, int port) {
        boolean usual = port == (scheme.equalsIgnoreCase("https") ? 443 : 80);
        return (scheme + "://" + host + (usual || port < 0 ? "" : ":" + port))
                .toLowerCase(Locale.ROOT);
    }
}
