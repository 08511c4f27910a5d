package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.change.AllowanceChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What projects and users have in a Nova: quotas and key pairs. */
final class NovaAllowances implements Allowances, AllowanceChanges {

    /** The microversion from which an administrator may ask for anybody's key pairs. */
    private static final int OTHERS_KEYS = 10;

    private static final String QUOTA = "/os-quota-sets/{}";
    private static final String USUAL = "/os-quota-class-sets/default";

    private final Service nova;

    NovaAllowances(Service nova) {
        this.nova = nova;
    }

    @Override
    public Map<String, Integer> quota(String projectId) {
        return numbers(nova.get(Call.path(QUOTA, projectId)).path("quota_set"));
    }

    @Override
    public Map<String, Integer> usualQuota() {
        return numbers(nova.get(USUAL).path("quota_class_set"));
    }

    @Override
    public void setUsualQuota(Map<String, Integer> quota) {
        nova.call(Call.put(USUAL, Json.object().set("quota_class_set", Json.tree(quota))));
    }

    private static Map<String, Integer> numbers(JsonNode set) {
        Map<String, Integer> quota = new TreeMap<>();
        set.properties()
                .forEach(
                        e -> {
                            if (e.getValue().isInt()) {
                                quota.put(e.getKey(), e.getValue().asInt());
                            }
                        });
        return quota;
    }

    @Override
    public void setQuota(String projectId, Map<String, Integer> quota) {
        nova.call(
                Call.put(
                        Call.path(QUOTA, projectId),
                        Json.object().set("quota_set", Json.tree(quota))));
    }

    @Override
    public List<String> rateLimits() {
        List<String> lines = new ArrayList<>();
        nova.get("/limits")
                .path("limits")
                .path("rate")
                .forEach(rate -> rate.path("limit").forEach(l -> lines.add(line(rate, l))));
        return List.copyOf(lines);
    }

    private static String line(JsonNode rate, JsonNode limit) {
        return "%s %s: %d in a %s"
                .formatted(
                        Json.text(limit, "verb"),
                        Json.text(rate, "uri"),
                        limit.path("value").asInt(),
                        Json.text(limit, "unit").toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<KeyPair> keyPair(String userId, String name) {
        if (nova.microversion(OTHERS_KEYS) < OTHERS_KEYS) {
            return Optional.empty();
        }
        return nova.find(
                        Call.get(Call.path("/os-keypairs/{}", name))
                                .with("user_id", userId)
                                .speaking(OTHERS_KEYS))
                .map(answer -> answer.path("keypair"))
                .map(k -> new KeyPair(Json.text(k, "name"), Json.text(k, "public_key")));
    }

    @Override
    public List<KeyPair> keyPairs() {
        return Json.list(
                nova.get("/os-keypairs").path("keypairs"),
                k ->
                        new KeyPair(
                                Json.text(k.path("keypair"), "name"),
                                Json.text(k.path("keypair"), "public_key")));
    }

    @Override
    public void importKeyPair(KeyPair keyPair) {
        ObjectNode body = Json.object().put("name", keyPair.name());
        body.put("public_key", keyPair.publicKey());
        nova.call(Call.post("/os-keypairs", Json.object().set("keypair", body)));
    }

    @Override
    public void deleteKeyPair(String name) {
        nova.deleteIfThere(Call.path("/os-keypairs/{}", name));
    }
}
