package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Key pairs, which belong to a user and not to a project. */
public final class KeyPairs {

    /** A user's key pair of a name. */
    public record KeyPair(String userId, String name, String publicKey, String fingerprint) {}

    private final Map<String, Map<String, KeyPair>> byUser = new LinkedHashMap<>();

    public KeyPair add(String userId, String name, String publicKey) {
        Map<String, KeyPair> own = byUser.computeIfAbsent(userId, u -> new LinkedHashMap<>());
        if (own.containsKey(name)) {
            throw new Refusal(409, "Key pair '" + name + "' already exists.");
        }
        KeyPair pair = new KeyPair(userId, name, publicKey, fingerprint(publicKey));
        own.put(name, pair);
        return pair;
    }

    /** Adds the row unless the user has one of that name, as {@code insert ignore} does. */
    void put(String userId, String name, String publicKey) {
        if (!byUser.getOrDefault(userId, Map.of()).containsKey(name)) {
            add(userId, name, publicKey);
        }
    }

    private static String fingerprint(String publicKey) {
        return "%08x".formatted(publicKey.hashCode()).replaceAll("(..)(?!$)", "$1:");
    }

    Collection<KeyPair> of(String userId) {
        return byUser.getOrDefault(userId, Map.of()).values();
    }

    KeyPair find(String userId, String name) {
        KeyPair pair = byUser.getOrDefault(userId, Map.of()).get(name);
        if (pair == null) {
            throw Refusal.notFound("Keypair " + name + " not found for user " + userId);
        }
        return pair;
    }

    void remove(String userId, String name) {
        find(userId, name);
        byUser.get(userId).remove(name);
    }

    /** Everybody's key pairs, which only the database shows. */
    public Collection<KeyPair> all() {
        return byUser.values().stream().flatMap(own -> own.values().stream()).toList();
    }
}
