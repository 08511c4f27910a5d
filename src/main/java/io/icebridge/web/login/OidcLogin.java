package io.icebridge.web.login;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;

/** Adds the login by an OpenID provider to the pages. */
final class OidcLogin {
    private final ClientRegistrationRepository providers;
    private final OidcPeople people;

    OidcLogin(ClientRegistrationRepository providers, OidcPeople people) {
        this.providers = providers;
        this.people = people;
    }

    void addTo(HttpSecurity http, Arrival arrival) throws Exception {
        var asking =
                new DefaultOAuth2AuthorizationRequestResolver(
                        providers,
                        OAuth2AuthorizationRequestRedirectFilter
                                .DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        // A code that somebody got hold of is of no use to him.
        asking.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(
                login ->
                        login.loginPage(LoginPage.PATH)
                                .clientRegistrationRepository(providers)
                                .authorizedClientRepository(new NoTokens())
                                .authorizationEndpoint(
                                        out ->
                                                out.authorizationRequestResolver(asking)
                                                        .authorizationRequestRepository(
                                                                new SealedRequests(providers)))
                                .userInfoEndpoint(
                                        who ->
                                                who.oidcUserService(people)
                                                        .userService(
                                                                token -> {
                                                                    throw OidcPeople.failure(
                                                                            "The provider is not"
                                                                                    + " asked for"
                                                                                    + " openid.");
                                                                }))
                                .successHandler(arrival)
                                .failureHandler(LoginRefusals::show)
                                .withObjectPostProcessor(
                                        new ObjectPostProcessor<
                                                OAuth2AuthorizationRequestRedirectFilter>() {
                                            @Override
                                            public <
                                                            F extends
                                                                    OAuth2AuthorizationRequestRedirectFilter>
                                                    F postProcess(F filter) {
                                                // The provider may not answer.
                                                filter.setAuthenticationFailureHandler(
                                                        LoginRefusals::show);
                                                return filter;
                                            }
                                        }));
    }
}
