package io.icebridge.web.login;

import io.icebridge.journal.Trail;
import io.icebridge.process.access.FirstAdministrator;
import io.icebridge.process.access.Logins;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What a login is made of. */
@Configuration(proxyBeanMethods = false)
@Import({LoginPage.class, PasswordPage.class, OidcWiring.class})
class LoginWiring {

    @Bean
    LoginTrail loginTrail(Trail trail) {
        return new LoginTrail(trail);
    }

    /** Where one comes who logged in and wanted no page. */
    @Bean
    WebMvcConfigurer firstPage() {
        return new WebMvcConfigurer() {
            @Override
            public void addViewControllers(ViewControllerRegistry pages) {
                pages.addRedirectViewController("/", "/change");
            }
        };
    }

    @Bean
    Entrance entrance(
            Logins logins,
            FirstAdministrator first,
            LoginTrail trail,
            Clock clock,
            @Value("${icebridge.longest-session:PT12H}") Duration longestSession,
            Optional<OidcLogin> oidc) {
        WantedPage wanted = new WantedPage();
        return new Entrance(
                new PasswordCheck(
                        logins, first, new Slowdown(clock), new KnownLogins(clock), trail),
                logins,
                new StillWelcome(logins, clock, longestSession),
                new Arrival(logins, clock, wanted),
                wanted,
                trail,
                oidc);
    }
}
