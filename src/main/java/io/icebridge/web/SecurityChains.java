package io.icebridge.web;

import io.icebridge.web.http.Denied;
import io.icebridge.web.http.OwnHeaders;
import io.icebridge.web.login.Entrance;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Three chains with one login: programs use HTTP Basic; people have a session, for our own pages as
 * for the engine's web applications, which bring their own protection against forged requests.
 *
 * <p>Matchers are made by hand: a path given as text becomes one that is relative to Spring's
 * servlet, and would not match the engine's REST, which is another servlet.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
    private static final String[] OPEN_FILES = {
        "/icebridge.css", "/icebridge.js", "/icebridge.svg"
    };

    private static final String[] READERS = {"auditors", "change-managers", "camunda-admin"};

    private static final String[] OPERATORS = {"operators", "change-managers", "camunda-admin"};

    /** Those whom tasks about servers are for. */
    private static final String[] DECIDERS = {"operators", "camunda-admin"};

    private static final String[] LOOKERS = {
        "auditors", "operators", "change-managers", "camunda-admin"
    };

    /** Whether the visitor may change how servers move. */
    static boolean operates(Authentication who) {
        return isOneOf(OPERATORS, who);
    }

    /** Whether the visitor may decide what becomes of servers. */
    static boolean decides(Authentication who) {
        return isOneOf(DECIDERS, who);
    }

    private static boolean isOneOf(String[] groups, Authentication who) {
        return who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(List.of(groups)::contains);
    }

    @Bean
    @Order(100)
    SecurityFilterChain forPrograms(HttpSecurity http, Entrance entrance) throws Exception {
        return entrance.forPrograms(http.securityMatcher(paths("/engine-rest/**", "/actuator/**")))
                .authorizeHttpRequests(
                        rules ->
                                rules.requestMatchers(paths("/actuator/health/**"))
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .headers(headers -> headers.addHeaderWriter(new OwnHeaders()))
                .build();
    }

    /**
     * The set-up page would make an administrator of whoever comes first, without any login; here
     * the first administrator comes from the console or the environment.
     */
    @Bean
    @Order(200)
    SecurityFilterChain forNobody(HttpSecurity http) throws Exception {
        Denied noOne =
                new Denied(
                        "Nobody is made an administrator here. While there is none, the start of"
                                + " Icebridge writes a one-time password to the console: log in with"
                                + " it as admin at /login.");
        return http.securityMatcher(
                        paths(
                                "/camunda/api/admin/setup/**",
                                "/camunda/app/admin/{engine}/setup/**"))
                .authorizeHttpRequests(rules -> rules.anyRequest().denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        e -> e.accessDeniedHandler(noOne).authenticationEntryPoint(noOne::commence))
                .build();
    }

    @Bean
    @Order(300)
    SecurityFilterChain forWebApps(HttpSecurity http, Entrance entrance) throws Exception {
        return entrance.forWebApps(http.securityMatcher(paths("/camunda", "/camunda/**")))
                .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .headers(
                        headers ->
                                headers.frameOptions(FrameOptionsConfig::sameOrigin)
                                        .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                                        .cacheControl(cache -> cache.disable())
                                        .contentTypeOptions(Customizer.withDefaults()))
                .build();
    }

    /** Everything else, so that what is forgotten here is shut. */
    @Bean
    @Order(400)
    SecurityFilterChain forPages(HttpSecurity http, Entrance entrance) throws Exception {
        return entrance.forPages(http)
                .authorizeHttpRequests(
                        rules ->
                                rules.dispatcherTypeMatchers(
                                                DispatcherType.ERROR, DispatcherType.FORWARD)
                                        .permitAll()
                                        .requestMatchers(paths(Entrance.OPEN))
                                        .permitAll()
                                        .requestMatchers(paths(OPEN_FILES))
                                        .permitAll()
                                        .requestMatchers(paths("/audit/**"))
                                        .hasAnyAuthority(READERS)
                                        .requestMatchers(
                                                PathPatternRequestMatcher.withDefaults()
                                                        .matcher(
                                                                HttpMethod.POST,
                                                                "/change/*/failures"))
                                        .hasAnyAuthority(DECIDERS)
                                        .requestMatchers(paths("/change", "/change/**"))
                                        .hasAnyAuthority(LOOKERS)
                                        .requestMatchers(
                                                PathPatternRequestMatcher.withDefaults()
                                                        .matcher(HttpMethod.GET, "/window"))
                                        .hasAnyAuthority(LOOKERS)
                                        .requestMatchers(paths("/window"))
                                        .hasAnyAuthority(OPERATORS)
                                        .requestMatchers(paths("/password"))
                                        .hasAuthority(Entrance.CHOOSES_PASSWORD)
                                        .anyRequest()
                                        .authenticated())
                .exceptionHandling(e -> e.accessDeniedHandler(new Denied()))
                .headers(headers -> headers.addHeaderWriter(new OwnHeaders()))
                .build();
    }

    private static RequestMatcher paths(String... patterns) {
        PathPatternRequestMatcher.Builder pattern = PathPatternRequestMatcher.withDefaults();
        RequestMatcher[] matchers = new RequestMatcher[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            matchers[i] = pattern.matcher(patterns[i]);
        }
        return new OrRequestMatcher(matchers);
    }
}
