package io.icebridge.web.login;

import io.icebridge.process.access.Claimed;
import io.icebridge.process.access.NotAdmitted;
import io.icebridge.process.access.ProviderUsers;
import java.util.Optional;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Lets in whom the site's OpenID provider has let in, as a user of the engine. */
final class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final OidcUserService claims = new OidcUserService();
    private final ProviderUsers users;
    private final OidcSettings settings;
    private final LoginTrail trail;

    OidcPeople(ProviderUsers users, OidcSettings settings, LoginTrail trail) {
        this.users = users;
        this.settings = settings;
        this.trail = trail;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser who = claims.loadUser(request);
        String provider = request.getClientRegistration().getRegistrationId();
        try {
            users.admit(
                    new Claimed(
                            who.getIssuer().toString(),
                            who.getSubject(),
                            who.getName(),
                            Optional.ofNullable(who.getFullName()).orElse(""),
                            settings.groups(who.getClaims())),
                    settings.ruled());
        } catch (NotAdmitted refused) {
            trail.failed(who.getName(), here(), "let in by " + provider + ", not here");
            throw failure(refused.getMessage());
        }
        trail.loggedIn(who.getName(), here(), "by the provider " + provider);
        return who;
    }

    /** The code of a refusal whose sentence is ours, and may be shown. */
    static final String REFUSED = "icebridge_refused";

    static OAuth2AuthenticationException failure(String sentence) {
        return new OAuth2AuthenticationException(
                new OAuth2Error(REFUSED, sentence, null), sentence);
    }

    private static Address here() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? new Address(now.getRequest().getRemoteAddr())
                : new Address("unknown");
    }
}
