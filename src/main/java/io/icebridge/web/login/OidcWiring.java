package io.icebridge.web.login;

import io.icebridge.process.access.ProviderUsers;
import java.util.List;
import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** The login by an OpenID provider, when one is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties({OAuth2ClientProperties.class, OidcSettings.class})
class OidcWiring {

    /** Asks the provider when somebody first logs in: a start must not depend on it. */
    @Bean
    ClientRegistrationRepository providers(OAuth2ClientProperties configured) {
        return new SupplierClientRegistrationRepository(
                () -> {
                    List<ClientRegistration> all =
                            List.copyOf(
                                    new OAuth2ClientPropertiesMapper(configured)
                                            .asClientRegistrations()
                                            .values());
                    return new InMemoryClientRegistrationRepository(all);
                });
    }

    @Bean
    OidcLogin oidcLogin(
            ClientRegistrationRepository providers,
            ProviderUsers users,
            OidcSettings settings,
            LoginTrail trail) {
        return new OidcLogin(providers, new OidcPeople(users, settings, trail));
    }
}
