package io.icebridge.web.login;

import io.icebridge.process.access.Logins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The one login for everything: each kind of visitor's way in is added to the chain of what he
 * visits. Programs log in with each request; people have a session, which only a login begins.
 */
public final class Entrance {
    /** What everybody may see who wants to log in. */
    public static final String[] OPEN = {LoginPage.PATH, LoginPage.AGAIN};

    /** The one authority of somebody who has yet to choose a password. */
    public static final String CHOOSES_PASSWORD = PasswordCheck.CHOOSES_PASSWORD;

    private static final String WEB_APP_LOGIN =
            "/camunda/api/admin/auth/user/{engine}/login/{application}";
    private static final String WEB_APP_LOGOUT = "/camunda/api/admin/auth/user/{engine}/logout";

    private final PasswordCheck check;
    private final Logins logins;
    private final StillWelcome stillWelcome;
    private final Arrival arrival;
    private final RequestCache wanted;
    private final LogoutHandler leaving;
    private final Optional<OidcLogin> oidc;

    Entrance(
            PasswordCheck check,
            Logins logins,
            StillWelcome stillWelcome,
            Arrival arrival,
            RequestCache wanted,
            LoginTrail trail,
            Optional<OidcLogin> oidc) {
        this.check = check;
        this.logins = logins;
        this.stillWelcome = stillWelcome;
        this.arrival = arrival;
        this.wanted = wanted;
        this.leaving =
                (request, response, who) -> {
                    if (who != null) {
                        trail.loggedOut(who.getName(), new Address(request.getRemoteAddr()));
                    }
                };
        this.oidc = oidc;
    }

    /** HTTP Basic with each request, and no session. */
    public HttpSecurity forPrograms(HttpSecurity http) throws Exception {
        return http.httpBasic(basic -> basic.authenticationEntryPoint(ToTheLogin.forPrograms()))
                .authenticationProvider(new PasswordLogins(check, PasswordCheck.Way.BASIC))
                .exceptionHandling(e -> e.authenticationEntryPoint(ToTheLogin.forPrograms()))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable);
    }

    /** The login page for people, with HTTP Basic for programs beside it. */
    public HttpSecurity forPages(HttpSecurity http) throws Exception {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("ICEBRIDGE-FORMS");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        withSession(http)
                .addFilterAt(
                        passwords(LoginPage.PATH, arrival, LoginRefusals::show),
                        UsernamePasswordAuthenticationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(ToTheLogin.forBoth()))
                .authenticationProvider(new PasswordLogins(check, PasswordCheck.Way.BASIC))
                .exceptionHandling(e -> e.authenticationEntryPoint(ToTheLogin.forBoth()))
                // No other site's page can make a browser send this header.
                .csrf(
                        csrf ->
                                csrf.csrfTokenRepository(tokens)
                                        .ignoringRequestMatchers(
                                                r -> r.getHeader("Authorization") != null))
                .logout(
                        logout ->
                                logout.logoutUrl("/logout")
                                        .addLogoutHandler(leaving)
                                        .logoutSuccessUrl(LoginPage.PATH));
        if (oidc.isPresent()) {
            oidc.get().addTo(http, arrival);
        }
        return http;
    }

    /** The engine's web applications, which protect their own requests against forgery. */
    public HttpSecurity forWebApps(HttpSecurity http) throws Exception {
        return withSession(http)
                .addFilterAt(
                        passwords(
                                WEB_APP_LOGIN,
                                new WebAppArrival(arrival, logins),
                                (request, response, why) -> LoginRefusals.tell(response, why)),
                        UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint(ToTheLogin.forPeople()))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(
                        logout ->
                                logout.logoutRequestMatcher(
                                                PathPatternRequestMatcher.withDefaults()
                                                        .matcher(HttpMethod.POST, WEB_APP_LOGOUT))
                                        .addLogoutHandler(leaving)
                                        .logoutSuccessHandler(Entrance::done));
    }

    private HttpSecurity withSession(HttpSecurity http) throws Exception {
        return http.addFilterAfter(stillWelcome, SecurityContextHolderFilter.class)
                .requestCache(cache -> cache.requestCache(wanted));
    }

    private UsernamePasswordAuthenticationFilter passwords(
            String path,
            AuthenticationSuccessHandler arrival,
            AuthenticationFailureHandler refusal) {
        var filter =
                new UsernamePasswordAuthenticationFilter(
                        new ProviderManager(new PasswordLogins(check, PasswordCheck.Way.PAGE)));
        filter.setRequiresAuthenticationRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path));
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        // Nobody shall know the session's name from before.
        filter.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        filter.setAuthenticationSuccessHandler(arrival);
        filter.setAuthenticationFailureHandler(refusal);
        return filter;
    }

    private static void done(
            HttpServletRequest request, HttpServletResponse response, Authentication who) {
        response.setStatus(HttpServletResponse.SC_OK);
    }
}
