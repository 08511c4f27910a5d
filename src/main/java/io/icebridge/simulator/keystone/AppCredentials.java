package io.icebridge.simulator.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.keystone.Keystone.User;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Application credentials, which younger Keystones have: each opens the project in which its user
 * made it, no other, and no token of it opens another either.
 */
final class AppCredentials {
    static final String METHOD = "application_credential";

    private final Keystone keystone;
    private final List<One> all = new ArrayList<>();
    private final Set<String> tokens = new HashSet<>();
    private final SecureRandom random = new SecureRandom();

    AppCredentials(Keystone keystone) {
        this.keystone = keystone;
    }

    private record One(String id, String name, String userId, String projectId, String secret) {
        @Override
        public String toString() {
            return "application credential " + id;
        }
    }

    void routes(Router router) {
        router.post("/users/{id}/application_credentials", this::make);
    }

    /** For the project of the token by which it is asked for. */
    private Reply make(Call call) {
        Caller caller = call.caller();
        if (!caller.userId().equals(call.name("id")) || caller.projectId().isEmpty()) {
            throw new Refusal(403, "You are not authorized to perform the requested action");
        }
        JsonNode asked = call.json(METHOD);
        String secret = Json.text(asked, "secret", hex());
        One made =
                new One(
                        hex(),
                        asked.path("name").asText(),
                        caller.userId(),
                        caller.projectId(),
                        secret);
        all.add(made);
        return Reply.json(
                201,
                Json.object(
                        METHOD,
                        Json.object(
                                "id", made.id(),
                                "name", made.name(),
                                "project_id", made.projectId(),
                                "secret", made.secret())));
    }

    private String hex() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Who it is and where: the project may not be asked for besides. */
    Caller opened(JsonNode auth) {
        if (auth.has("scope")) {
            throw new Refusal(
                    401,
                    "Error authenticating with application credential: Application credentials"
                            + " cannot request a scope.");
        }
        JsonNode asked = auth.path("identity").path(METHOD);
        One found =
                all.stream()
                        .filter(one -> matches(one, asked))
                        .filter(one -> one.secret().equals(asked.path("secret").asText()))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(401, "Invalid application credential"));
        return new Caller(
                found.userId(),
                found.projectId(),
                keystone.isAdmin(found.userId(), found.projectId()));
    }

    private boolean matches(One one, JsonNode asked) {
        if (asked.has("id")) {
            return one.id().equals(asked.path("id").asText());
        }
        User user = keystone.users().get(one.userId());
        JsonNode named = asked.path("user");
        boolean known =
                named.has("id")
                        ? named.path("id").asText().equals(user.id())
                        : named.path("name").asText().equals(user.name())
                                && (named.path("domain").path("id").asText().equals("default")
                                        || named.path("domain")
                                                .path("name")
                                                .asText()
                                                .equals("Default"));
        return known && one.name().equals(asked.path("name").asText());
    }

    void issued(String token) {
        tokens.add(token);
    }

    /** A token of one may not be turned into another. */
    void mustNotBeOne(String token) {
        if (tokens.contains(token)) {
            throw new Refusal(
                    403, "Using a delegated token to create another token is not allowed.");
        }
    }

    /** With a role of its user there each of them goes. */
    void removeAll(String userId, String projectId) {
        all.removeIf(one -> one.userId().equals(userId) && one.projectId().equals(projectId));
    }
}
