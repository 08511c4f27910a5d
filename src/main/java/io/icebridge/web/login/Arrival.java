package io.icebridge.web.login;

import io.icebridge.process.access.EngineUser;
import io.icebridge.process.access.Logins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Begins the session of somebody who logged in, and leads him where he wanted to go. */
final class Arrival implements AuthenticationSuccessHandler {
    private final Logins logins;
    private final Clock clock;
    private final RequestCache wanted;

    Arrival(Logins logins, Clock clock, RequestCache wanted) {
        this.logins = logins;
        this.clock = clock;
        this.wanted = wanted;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        begin(request, who);
        SavedRequest saved = wanted.getRequest(request, response);
        wanted.removeRequest(request, response);
        String to = saved == null ? "/" : saved.getRedirectUrl();
        if (request.getMethod().equals("GET")) {
            // A provider led here.
            Signposts.onFromHere(response, to);
        } else {
            response.sendRedirect(to);
        }
    }

    void begin(HttpServletRequest request, Authentication who) {
        String mark = logins.find(who.getName()).map(EngineUser::passwordMark).orElse("");
        new Visit(clock.instant(), mark).begin(request.getSession());
    }
}
