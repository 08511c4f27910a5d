package io.icebridge.web.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The logins that were right lately, each with its address. Somebody else's wrong passwords do not
 * slow them, so that one bad neighbour shuts out no program behind the same address; and of a
 * program's many logins one an hour is written down. What is kept tells no password.
 */
final class KnownLogins {
    private static final int MOST = 10_000;
    private static final Duration LINE_EACH = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final String MAC = "HmacSHA256";

    private final Clock clock;
    private final byte[] key = new byte[32];
    private final Map<String, Times> known = new Slowdown.Bounded<>(MOST);

    KnownLogins(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    private record Times(Instant since, Instant line) {}

    synchronized boolean knows(Address address, String user, String password) {
        Times times = known.get(mark(address, user, password));
        return times != null && times.since().plus(LONGEST).isAfter(clock.instant());
    }

    /** Returns whether it is to be written down, being the first in the hour. */
    synchronized boolean remember(Address address, String user, String password) {
        Instant now = clock.instant();
        String mark = mark(address, user, password);
        Times before = known.get(mark);
        boolean line = before == null || !before.line().plus(LINE_EACH).isAfter(now);
        known.put(mark, new Times(now, line ? now : before.line()));
        return line;
    }

    synchronized void forget(Address address, String user, String password) {
        known.remove(mark(address, user, password));
    }

    private String mark(Address address, String user, String password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            for (String part : new String[] {address.network(), user, password}) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
