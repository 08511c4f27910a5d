package io.icebridge.web.login;

import io.icebridge.journal.Legible;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** How somebody is told that he is not let in. */
final class LoginRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(LoginRefusals.class);

    private LoginRefusals() {}

    /** To a program, in the form of the engine's own errors. */
    static void tell(HttpServletResponse response, AuthenticationException why) throws IOException {
        response.setStatus(status(response, why));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String sentence =
                why instanceof Slowed ? why.getMessage() : "Log in with a name and its password.";
        response.getWriter().write("{\"type\":\"NotLoggedIn\",\"message\":\"" + sentence + "\"}");
    }

    /** To a person, on the login page. */
    static void show(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        response.setStatus(status(response, why));
        request.setAttribute(LoginPage.REFUSED, sentence(why));
        request.getRequestDispatcher(LoginPage.AGAIN).forward(request, response);
    }

    /** What a provider or the protocol says is for the log, not for the person. */
    private static String sentence(AuthenticationException why) {
        boolean provider =
                why instanceof OAuth2AuthenticationException answer
                        ? !answer.getError().getErrorCode().equals(OidcPeople.REFUSED)
                        : !(why instanceof Slowed || why instanceof BadCredentialsException);
        if (provider) {
            LOG.warn(
                    "A login by the provider failed: {}",
                    Legible.line(String.valueOf(why.getMessage())));
            return "The login by the provider did not work. Try it again, or tell an administrator.";
        }
        return why.getMessage();
    }

    private static int status(HttpServletResponse response, AuthenticationException why) {
        if (why instanceof Slowed slowed) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(slowed.seconds()));
            return HttpStatus.TOO_MANY_REQUESTS.value();
        }
        return HttpStatus.UNAUTHORIZED.value();
    }
}
