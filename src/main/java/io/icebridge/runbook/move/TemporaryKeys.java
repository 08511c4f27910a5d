package io.icebridge.runbook.move;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.KeyPair;
import java.util.Optional;

/**
 * A key pair belongs to a user, and Nova looks for the caller's: while servers move, the
 * administrator holds a copy of the owner's under the same name (section 4 of the OpenStack notes).
 */
final class TemporaryKeys {
    static final String STEP = "lendKey.";

    private final Crossing crossing;

    TemporaryKeys(Crossing crossing) {
        this.crossing = crossing;
    }

    /**
     * @return the name to boot with, empty for none
     */
    String lend(String change, Definition saved) {
        String name = saved.server().keyName();
        String publicKey = saved.facts().publicKey();
        if (name.isEmpty() || publicKey.isEmpty()) {
            return "";
        }
        Optional<KeyPair> there = held(name);
        if (there.filter(k -> !same(k.publicKey(), publicKey)).isPresent()) {
            throw new CloudFailure(
                    CloudFailure.Reason.BUSY,
                    "key pair " + name,
                    0,
                    0,
                    "the administrator has another key pair of this name just now",
                    null);
        }
        if (there.isEmpty()) {
            crossing.journal()
                    .perform(
                            new io.icebridge.journal.Intent(
                                    change, "change", STEP + name, "import key pair " + name),
                            () -> held(name).map(KeyPair::name),
                            () -> {
                                crossing.fresh().importKeyPair(new KeyPair(name, publicKey));
                                return name;
                            });
        }
        return name;
    }

    private Optional<KeyPair> held(String name) {
        return crossing.fresh().keyPairs().stream().filter(k -> k.name().equals(name)).findFirst();
    }

    /** The comment behind the key is not part of it. */
    private static boolean same(String a, String b) {
        return material(a).equals(material(b));
    }

    private static String material(String key) {
        String[] words = key.strip().split("\\s+");
        return words.length < 2 ? key.strip() : words[0] + " " + words[1];
    }
}
