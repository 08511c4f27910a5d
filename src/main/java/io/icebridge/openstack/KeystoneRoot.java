package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import org.openstack4j.core.transport.Config;
import org.openstack4j.core.transport.HttpMethod;
import org.openstack4j.core.transport.HttpRequest;

/**
 * Keystone's address with the version that is used.
 *
 * @param v3 false for v2.0
 */
record KeystoneRoot(String url, boolean v3) {

    /**
     * What {@code clouds.yaml} says, else the version in the address, else v3 where Keystone offers
     * it.
     */
    static KeystoneRoot of(Credentials credentials, Config config) {
        String url = credentials.authUrl();
        String base = url.replaceFirst("/v(3|2\\.0)$", "");
        boolean v3 =
                switch (credentials.version()) {
                    case "3" -> true;
                    case "2" -> false;
                    default ->
                            url.endsWith("/v3") || !url.endsWith("/v2.0") && offersV3(base, config);
                };
        return new KeystoneRoot(base + (v3 ? "/v3" : "/v2.0"), v3);
    }

    private static boolean offersV3(String base, Config config) {
        HttpRequest<Void> versions =
                HttpRequest.builder()
                        .endpoint(base)
                        .path("/")
                        .method(HttpMethod.GET)
                        .config(config)
                        .build();
        JsonNode offered = ((Answer) new JdkHttpExecutor().execute(versions)).json();
        boolean v2 = false;
        for (JsonNode one : offered.path("versions").path("values")) {
            if (Json.text(one, "id").startsWith("v3")) {
                return true;
            }
            v2 |= Json.text(one, "id").startsWith("v2");
        }
        if (v2) {
            return false;
        }
        throw new CloudFailure(
                Reason.REFUSED,
                "GET /",
                0,
                0,
                base + " is no Keystone with v3 or v2.0; give its address as auth_url",
                null);
    }
}
