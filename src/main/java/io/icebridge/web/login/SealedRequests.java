package io.icebridge.web.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.codec.Hex;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * Keeps what was asked of an OpenID provider until the browser comes back, in a sealed cookie of
 * the browser: a session for everybody who begins to log in would let anybody fill the memory. The
 * cookie must be sent when the provider leads back, which the session's own is not.
 */
final class SealedRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String NAME = "ICEBRIDGE-OIDC";
    private static final Duration AGE = Duration.ofMinutes(10);

    private final ClientRegistrationRepository clients;
    private final BytesEncryptor seal =
            Encryptors.stronger(
                    UUID.randomUUID().toString() + UUID.randomUUID(),
                    new String(Hex.encode(KeyGenerators.secureRandom(16).generateKey())));

    SealedRequests(ClientRegistrationRepository clients) {
        this.clients = clients;
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (asked == null) {
            put("", Duration.ZERO, request, response);
            return;
        }
        String kept =
                String.join(
                        "\n",
                        asked.getState(),
                        asked.getRedirectUri(),
                        asked.getAttribute(OAuth2ParameterNames.REGISTRATION_ID),
                        asked.getAttribute(OidcParameterNames.NONCE),
                        asked.getAttribute(PkceParameterNames.CODE_VERIFIER));
        byte[] sealed = seal.encrypt(kept.getBytes(StandardCharsets.UTF_8));
        put(Base64.getUrlEncoder().encodeToString(sealed), AGE, request, response);
    }

    private static void put(
            String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path(request.getContextPath() + "/login/oauth2")
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        if (cookie == null || state == null) {
            return null;
        }
        String[] kept = open(cookie.getValue());
        return kept.length == 5 && kept[0].equals(state) ? asked(kept) : null;
    }

    /** Nothing when it is another's, an altered one, or from before the last start. */
    private String[] open(String sealed) {
        try {
            byte[] kept = seal.decrypt(Base64.getUrlDecoder().decode(sealed));
            return new String(kept, StandardCharsets.UTF_8).split("\n");
        } catch (IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException unreadable) {
            return new String[0];
        }
    }

    private OAuth2AuthorizationRequest asked(String... kept) {
        ClientRegistration client = clients.findByRegistrationId(kept[2]);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(OAuth2ParameterNames.REGISTRATION_ID, kept[2]);
        attributes.put(OidcParameterNames.NONCE, kept[3]);
        attributes.put(PkceParameterNames.CODE_VERIFIER, kept[4]);
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(client.getProviderDetails().getAuthorizationUri())
                .clientId(client.getClientId())
                .scopes(client.getScopes())
                .redirectUri(kept[1])
                .state(kept[0])
                .attributes(attributes)
                .build();
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
        if (asked != null) {
            put("", Duration.ZERO, request, response);
        }
        return asked;
    }
}
