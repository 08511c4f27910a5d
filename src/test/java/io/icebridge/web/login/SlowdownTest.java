package io.icebridge.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlowdownTest {
    private static final Address HERE = new Address("192.0.2.1");

    private final MovableClock clock = new MovableClock(Instant.parse("2014-06-01T00:00:00Z"));
    private final Slowdown slowdown = new Slowdown(clock);

    private void fail(Address from, int times) {
        for (int i = 0; i < times; i++) {
            slowdown.failed(from);
        }
    }

    @Test
    void aFewWrongPasswordsAreFree() {
        fail(HERE, Slowdown.FREE);
        assertThat(slowdown.wait(HERE)).isZero();
    }

    @Test
    void theWaitGrowsUpToAShortLimitAndEnds() {
        fail(HERE, Slowdown.FREE + 1);
        assertThat(slowdown.wait(HERE)).isEqualTo(Duration.ofSeconds(1));
        fail(HERE, 1);
        assertThat(slowdown.wait(HERE)).isEqualTo(Duration.ofSeconds(2));
        fail(HERE, 1000);
        assertThat(slowdown.wait(HERE)).isEqualTo(Slowdown.LONGEST);
        clock.move(Slowdown.LONGEST);
        assertThat(slowdown.wait(HERE)).isZero();
    }

    @Test
    void wrongPasswordsAreForgottenByAndBy() {
        fail(HERE, 2 * Slowdown.FREE);
        clock.move(Duration.ofMinutes(1));
        fail(HERE, 1);
        assertThat(slowdown.wait(HERE)).isEqualTo(Duration.ofSeconds(1));
        clock.move(Duration.ofHours(1));
        fail(HERE, Slowdown.FREE);
        assertThat(slowdown.wait(HERE)).isZero();
    }

    @Test
    void othersDoNotWait() {
        fail(HERE, 100);
        assertThat(slowdown.wait(new Address("192.0.2.2"))).isZero();
    }

    @Test
    void whoHasOneNetworkOfIpv6HasNotAsManyTriesAsAddresses() {
        for (int i = 0; i < 100; i++) {
            slowdown.failed(new Address("2001:db8::" + Integer.toHexString(i)));
        }
        assertThat(slowdown.wait(new Address("2001:db8::ffff"))).isPositive();
        assertThat(slowdown.wait(new Address("2001:db8:0:1::1"))).isZero();
    }

    @Test
    void notMoreThanSoManyAddressesAreRemembered() {
        for (int i = 0; i < Slowdown.ADDRESSES + 500; i++) {
            slowdown.failed(new Address("a" + i));
        }
        assertThat(slowdown.size()).isEqualTo(Slowdown.ADDRESSES);
    }
}
