package io.icebridge.runbook.move;

import io.icebridge.cloud.KeyPair;
import io.icebridge.journal.Intent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A key pair belongs to a user, and Nova looks for the caller's: while servers move, the
 * administrator holds a copy of the owner's under the same name (section 4 of the OpenStack notes).
 */
final class TemporaryKeys {
    static final String STEP = "lendKey.";

    static final String KEPT = "keepKey.";

    /** Nobody else gives the administrator key pairs so soon after us. */
    private static final Duration HELD = Duration.ofMinutes(1);

    private final Crossing crossing;
    private final Clock clock;
    private final Map<String, Held> held = new HashMap<>();

    TemporaryKeys(Crossing crossing, Clock clock) {
        this.crossing = crossing;
        this.clock = clock;
    }

    private record Held(KeyPair key, Instant at) {}

    /**
     * Boots with the owner's key pair. Nova copies the key when it takes the order, so that the
     * next server's key of the same name may take its place right after.
     *
     * @param boot is given the key pair's name, empty for none
     */
    synchronized String boot(String change, Definition saved, UnaryOperator<String> boot) {
        String name = saved.server().keyName();
        String publicKey = saved.facts().publicKey();
        if (name.isEmpty() || publicKey.isEmpty()) {
            return boot.apply("");
        }
        Instant now = clock.instant();
        Optional<Held> last =
                Optional.ofNullable(held.remove(name)).filter(h -> h.at().plus(HELD).isAfter(now));
        if (last.filter(h -> same(h.key().publicKey(), publicKey)).isEmpty()) {
            KeyPair key = new KeyPair(name, publicKey);
            lend(change, key, last.map(Held::key).or(() -> there(name)));
            last = Optional.of(new Held(key, now));
        }
        String booted = boot.apply(name);
        held.put(name, last.get()); // not after a boot that failed, perhaps for want of the key
        return booted;
    }

    private void lend(String change, KeyPair key, Optional<KeyPair> there) {
        if (there.filter(k -> same(k.publicKey(), key.publicKey())).isPresent()) {
            return;
        }
        Intent lent = new Intent(change, "change", STEP + key.name(), "import key pair");
        if (there.isPresent()) {
            if (crossing.journal().result(change, lent.subject(), lent.step()).isEmpty()) {
                keep(change, there.get());
            }
            crossing.fresh().deleteKeyPair(key.name());
        }
        crossing.journal().spoil(change, lent.subject(), lent.step(), "another key of this name");
        crossing.journal()
                .perform(
                        lent,
                        () -> {
                            crossing.fresh().importKeyPair(key);
                            return key.name();
                        });
    }

    /** The administrator's own key pair of that name is given back when the servers have moved. */
    private void keep(String change, KeyPair own) {
        crossing.journal()
                .perform(
                        new Intent(change, "change", KEPT + own.name(), "keep the own key pair"),
                        own::publicKey);
    }

    private Optional<KeyPair> there(String name) {
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
