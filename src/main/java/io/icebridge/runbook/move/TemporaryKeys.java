package io.icebridge.runbook.move;

import io.icebridge.cloud.KeyPair;
import io.icebridge.journal.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A key pair belongs to a user, and Nova looks for the caller's: while servers move, the
 * administrator holds a copy of the owner's under the same name (section 4 of the OpenStack notes).
 */
final class TemporaryKeys {
    /** Nobody else gives the administrator key pairs so soon after us. */
    private static final Duration HELD = Duration.ofMinutes(1);

    private static final Set<String> BOOT = MoveAction.Effects.kinds(ServerAction.BOOT);

    private final Crossing crossing;
    private final LentKeys lent;
    private final Clock clock;
    private final Map<String, Held> held = new HashMap<>();

    /** Names under which every boot was heard of. */
    private final Set<String> heard = new HashSet<>();

    TemporaryKeys(Crossing crossing, Clock clock) {
        this.crossing = crossing;
        this.lent = new LentKeys(crossing.door(), crossing.cloud(), crossing.file());
        this.clock = clock;
    }

    private record Held(Change change, KeyPair key, Instant at) {}

    /**
     * Boots with the owner's key pair. Nova copies the key when it takes the order, so that the
     * next server's key of the same name may take its place right after, unless nobody heard of
     * that.
     *
     * @param boot is given the key pair's name, empty for none
     * @throws io.icebridge.journal.NotNow while a boot may come that would copy another's key
     */
    synchronized <R> R with(Change change, Definition saved, Function<String, R> boot) {
        String name = saved.server().keyName();
        String publicKey = saved.facts().publicKey();
        if (name.isEmpty() || publicKey.isEmpty()) {
            return boot.apply("");
        }
        Instant now = clock.instant();
        Optional<Held> last =
                Optional.ofNullable(held.remove(name))
                        .filter(h -> h.at().plus(HELD).isAfter(now))
                        .filter(h -> h.change().equals(change) && !lent.returned(change, name));
        KeyPair key = new KeyPair(name, publicKey);
        if (last.filter(h -> same(h.key(), key)).isEmpty()) {
            lend(change, key, last.map(Held::key).or(() -> lent.there(name)));
            last = Optional.of(new Held(change, key, now));
        }
        boolean all = heard.remove(name);
        R booted = boot.apply(name);
        if (all) {
            heard.add(name);
        }
        held.put(name, last.get()); // not after a boot that failed, perhaps for want of the key
        return booted;
    }

    private void lend(Change change, KeyPair key, Optional<KeyPair> there) {
        if (there.filter(k -> same(k, key)).isPresent()) {
            lent.found(change, key);
            return;
        }
        if (there.isPresent()) {
            noBootMayComeLate(change, key.name());
            there.filter(k -> !lent.ours(change, k)).ifPresent(own -> lent.keep(change, own));
            lent.drop(change, key.name(), "bootServer");
        }
        lent.lend(change, key);
    }

    private void noBootMayComeLate(Change change, String name) {
        if (heard.contains(name)) {
            return;
        }
        crossing.door().journal().last(change, "bootServer").stream()
                .filter(entry -> BOOT.contains(entry.key().kind()))
                .filter(entry -> named(change, entry.key().subject().name()).equals(name))
                .forEach(
                        entry ->
                                crossing.door()
                                        .life()
                                        .mustBeOver(entry, "another key pair named " + name));
        heard.add(name);
    }

    private String named(Change change, String serverId) {
        return crossing.saved(change, serverId).map(saved -> saved.server().keyName()).orElse("");
    }

    private static boolean same(KeyPair one, KeyPair other) {
        return one.material().equals(other.material());
    }
}
