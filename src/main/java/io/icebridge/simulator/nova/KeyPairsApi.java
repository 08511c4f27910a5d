package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;

/** {@code os-keypairs}, always those of the calling user. */
final class KeyPairsApi {

    private final KeyPairs keyPairs;

    KeyPairsApi(KeyPairs keyPairs) {
        this.keyPairs = keyPairs;
    }

    void routes(Router router) {
        router.get("/os-keypairs", this::list);
        router.get("/os-keypairs/{name}", this::one);
        router.post("/os-keypairs", this::add);
        router.delete("/os-keypairs/{name}", this::remove);
    }

    private Reply list(Call call) {
        return Reply.ok(
                Json.object(
                        "keypairs",
                        Json.array(keyPairs.of(call.caller().userId()), KeyPairsApi::wrapped)));
    }

    private Reply one(Call call) {
        return Reply.ok(wrapped(keyPairs.find(call.caller().userId(), call.name("name"))));
    }

    private Reply add(Call call) {
        JsonNode body = call.json("keypair");
        String name = body.path("name").asText();
        if (!name.matches("[A-Za-z0-9_ -]{1,255}")) {
            throw new Refusal(400, "Keypair name contains unsafe characters");
        }
        String key = Json.text(body, "public_key", "ssh-rsa GENERATED " + name);
        return Reply.ok(wrapped(keyPairs.add(call.caller().userId(), name, key)));
    }

    private Reply remove(Call call) {
        keyPairs.remove(call.caller().userId(), call.name("name"));
        return Reply.empty(202);
    }

    private static ObjectNode wrapped(KeyPairs.KeyPair pair) {
        return Json.object(
                "keypair",
                Json.object(
                        "name", pair.name(),
                        "user_id", pair.userId(),
                        "public_key", pair.publicKey(),
                        "fingerprint", pair.fingerprint()));
    }
}
