package io.icebridge.web.login;

import io.icebridge.process.access.EngineUser;
import io.icebridge.process.access.Logins;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at each request of a session whether its user still is who he was when he logged in: his
 * groups are those of this moment; a user who is gone, another password or too long a time end the
 * session. Who has yet to choose a password gets to nothing else.
 */
final class StillWelcome extends OncePerRequestFilter {
    private static final Set<String> TO_CHOOSE = Set.of(PasswordPage.PATH, "/logout");

    private final Logins logins;
    private final Clock clock;
    private final Duration longest;

    StillWelcome(Logins logins, Clock clock, Duration longest) {
        this.logins = logins;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication kept = SecurityContextHolder.getContext().getAuthentication();
        if (session == null || kept == null) {
            chain.doFilter(request, response);
        } else if (chooses(kept)) {
            if (TO_CHOOSE.contains(request.getServletPath())) {
                chain.doFilter(request, response);
            } else {
                response.sendRedirect(request.getContextPath() + PasswordPage.PATH);
            }
        } else {
            welcome(session, kept.getName());
            chain.doFilter(request, response);
        }
    }

    static boolean chooses(Authentication who) {
        return who.getAuthorities().stream()
                .anyMatch(a -> PasswordCheck.CHOOSES_PASSWORD.equals(a.getAuthority()));
    }

    private void welcome(HttpSession session, String user) {
        Visit visit = Visit.of(session);
        Optional<EngineUser> account =
                visit == null || visit.since().plus(longest).isBefore(clock.instant())
                        ? Optional.empty()
                        : logins.find(user)
                                .filter(now -> now.passwordMark().equals(visit.passwordMark()));
        SecurityContextHolder.clearContext();
        account.ifPresentOrElse(
                now ->
                        SecurityContextHolder.setContext(
                                new SecurityContextImpl(PasswordLogins.token(now))),
                session::invalidate);
    }
}
