package io.icebridge.openstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What projects and users have in a Nova: quotas and key pairs. */
final class Allowances {

    private static final String QUOTA = "/os-quota-sets/{}";

    private final Service nova;

    Allowances(Service nova) {
        this.nova = nova;
    }

    Map<String, Integer> quota(String projectId) {
        Map<String, Integer> quota = new TreeMap<>();
        nova.get(Call.path(QUOTA, projectId))
                .path("quota_set")
                .properties()
                .forEach(
                        e -> {
                            if (e.getValue().isInt()) {
                                quota.put(e.getKey(), e.getValue().asInt());
                            }
                        });
        return quota;
    }

    void setQuota(String projectId, Map<String, Integer> quota) {
        nova.call(
                Call.put(
                        Call.path(QUOTA, projectId),
                        Json.object().set("quota_set", Json.tree(quota))));
    }

    List<KeyPair> keyPairs() {
        return Json.list(
                nova.get("/os-keypairs").path("keypairs"),
                k ->
                        new KeyPair(
                                Json.text(k.path("keypair"), "name"),
                                Json.text(k.path("keypair"), "public_key")));
    }

    void importKeyPair(KeyPair keyPair) {
        ObjectNode body = Json.object().put("name", keyPair.name());
        body.put("public_key", keyPair.publicKey());
        nova.call(Call.post("/os-keypairs", Json.object().set("keypair", body)));
    }

    void deleteKeyPair(String name) {
        nova.deleteIfThere(Call.path("/os-keypairs/{}", name));
    }
}
