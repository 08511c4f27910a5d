package io.icebridge.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Leads people to the login page, and tells programs that they must log in. */
final class ToTheLogin implements AuthenticationEntryPoint {
    /** What programs are told about HTTP Basic. */
    static final String CHALLENGE = "Basic realm=\"Icebridge\"";

    private final boolean people;
    private final boolean programs;

    private ToTheLogin(boolean people, boolean programs) {
        this.people = people;
        this.programs = programs;
    }

    static ToTheLogin forPrograms() {
        return new ToTheLogin(false, true);
    }

    static ToTheLogin forBoth() {
        return new ToTheLogin(true, true);
    }

    /** Scripts on a page get no challenge, at which the browser would ask for a password itself. */
    static ToTheLogin forPeople() {
        return new ToTheLogin(true, false);
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (people && Signposts.asksForPage(request)) {
            if (Signposts.fromElsewhere(request)) {
                Signposts.onFromHere(response, Signposts.of(request));
            } else {
                response.sendRedirect(request.getContextPath() + LoginPage.PATH);
            }
            return;
        }
        if (programs && !(why instanceof Slowed)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        LoginRefusals.tell(response, why);
    }
}
