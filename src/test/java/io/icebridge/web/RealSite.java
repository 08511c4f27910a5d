package io.icebridge.web;

import io.icebridge.process.TestSite;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.test.context.ContextConfiguration;

/** An application that is no demo, with an OpenID provider, which speaks real HTTP. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:real-site-${random.uuid};DB_CLOSE_DELAY=-1",
            "spring.security.oauth2.client.registration.site.client-id=icebridge",
            "spring.security.oauth2.client.registration.site.client-secret=not-told",
            "spring.security.oauth2.client.registration.site.client-name=The site",
            "spring.security.oauth2.client.registration.site.scope=openid,profile",
            "spring.security.oauth2.client.provider.site.user-name-attribute=preferred_username",
            "icebridge.oidc.groups-claim=roles",
            "icebridge.oidc.change-managers=cab"
        })
@ContextConfiguration(initializers = RealSite.Provider.class)
@ExtendWith(OwnEngine.class)
@interface RealSite {

    /** Ends with the JVM, as the application does. */
    final class Provider implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext site) {
            MockOAuth2Server provider =
                    new MockOAuth2Server(
                            OAuth2Config.Companion.fromJson("{\"interactiveLogin\": true}"));
            provider.start();
            site.addApplicationListener(
                    event -> {
                        if (event instanceof ContextClosedEvent) {
                            provider.shutdown();
                        }
                    });
            TestPropertyValues.of(
                            "spring.security.oauth2.client.provider.site.issuer-uri="
                                    + provider.issuerUrl("site"))
                    .applyTo(site);
        }
    }
}
