package io.icebridge.web.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.process.access.Logins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Begins the session of somebody who logged in by the form that the engine's web applications show
 * when a session has ended under them, and answers as they expect.
 */
final class WebAppArrival implements AuthenticationSuccessHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Arrival arrival;
    private final Logins logins;

    WebAppArrival(Arrival arrival, Logins logins) {
        this.arrival = arrival;
        this.logins = logins;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        String uri = request.getRequestURI();
        List<String> may = logins.applications(who.getName());
        if (!may.contains(uri.substring(uri.lastIndexOf('/') + 1))) {
            request.getSession().invalidate();
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return;
        }
        arrival.begin(request, who);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        JSON.writeValue(
                response.getOutputStream(), Map.of("userId", who.getName(), "authorizedApps", may));
    }
}
