package io.icebridge.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Tells a form without its token from a login that is not enough. */
public final class Denied implements AccessDeniedHandler {
    private static final Rebuff NO_TOKEN =
            new Rebuff(
                    HttpServletResponse.SC_FORBIDDEN,
                    "The form is too old, or is from no page of this application. Open its page"
                            + " anew and send it again.");

    private final Rebuff otherwise;

    public Denied() {
        this(Rebuff.plain(HttpServletResponse.SC_FORBIDDEN));
    }

    /**
     * @param sentence what is said instead of that a login is not enough
     */
    public Denied(String sentence) {
        this(new Rebuff(HttpServletResponse.SC_FORBIDDEN, sentence));
    }

    private Denied(Rebuff otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        (why instanceof CsrfException ? NO_TOKEN : otherwise).send(request, response);
    }

    /** The same to who is not logged in. */
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        otherwise.send(request, response);
    }
}
