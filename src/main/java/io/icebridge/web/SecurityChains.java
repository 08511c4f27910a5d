package io.icebridge.web;

import io.icebridge.process.access.Logins;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Two chains: what knows no login of its own gets HTTP Basic; the engine's web applications bring
 * their own login and their own protection against forged requests.
 *
 * <p>Matchers are made by hand: a path given as text becomes one that is relative to Spring's
 * servlet, and would not match the engine's REST, which is another servlet.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
    private static final String[] READERS = {"auditors", "change-managers", "camunda-admin"};

    private static final String[] OPERATORS = {"operators", "change-managers", "camunda-admin"};

    private static final String[] LOOKERS = {
        "auditors", "operators", "change-managers", "camunda-admin"
    };

    /** Whether the visitor may change how servers move. */
    static boolean operates(Authentication who) {
        return who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(List.of(OPERATORS)::contains);
    }

    @Bean
    @Order(100)
    SecurityFilterChain withBasicLogin(HttpSecurity http, Logins logins) throws Exception {
        return http.securityMatcher(
                        paths("/engine-rest/**", "/actuator/**", "/audit/**", "/window"))
                .authorizeHttpRequests(
                        rules ->
                                rules.requestMatchers(paths("/actuator/health/**"))
                                        .permitAll()
                                        .requestMatchers(paths("/audit/**"))
                                        .hasAnyAuthority(READERS)
                                        .requestMatchers(
                                                PathPatternRequestMatcher.withDefaults()
                                                        .matcher(HttpMethod.GET, "/window"))
                                        .hasAnyAuthority(LOOKERS)
                                        .requestMatchers(paths("/window"))
                                        .hasAnyAuthority(OPERATORS)
                                        .anyRequest()
                                        .authenticated())
                .httpBasic(basic -> basic.realmName("Icebridge"))
                .authenticationProvider(new BasicLogins(logins))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new OwnPagesOnly(), AuthorizationFilter.class)
                .build();
    }

    /**
     * The set-up page would make an administrator of whoever comes first, without any login; here
     * the first administrator comes from the environment.
     */
    @Bean
    @Order(200)
    SecurityFilterChain withOwnLogin(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(
                        rules ->
                                rules.requestMatchers(
                                                paths(
                                                        "/camunda/api/admin/setup/**",
                                                        "/camunda/app/admin/{engine}/setup/**"))
                                        .denyAll()
                                        .anyRequest()
                                        .permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(
                        headers ->
                                headers.frameOptions(FrameOptionsConfig::sameOrigin)
                                        .cacheControl(cache -> cache.disable())
                                        .contentTypeOptions(Customizer.withDefaults()))
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
