package io.icebridge.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Tells a form without its token from a login that is not enough. */
public final class Denied implements AccessDeniedHandler {
    private static final Rebuff NO_TOKEN =
            new Rebuff(
                    HttpServletResponse.SC_FORBIDDEN,
                    "The form is too old, or is from no page of this application. Open its page"
                            + " anew and send it again.");

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Rebuff denied =
                why instanceof CsrfException
                        ? NO_TOKEN
                        : Rebuff.plain(HttpServletResponse.SC_FORBIDDEN);
        denied.send(request, response);
    }
}
