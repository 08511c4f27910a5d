package io.icebridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Trail.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** What people did beside the runbook's own effects is found again as they did it. */
class TrailTest {
    private static final Instant NOON = Instant.parse("2014-06-01T12:00:00Z");

    private final JdbcConnectionPool source =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    private Trail trail(Instant now) {
        Flyway.configure().dataSource(source).load().migrate();
        return new Trail(source, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void whatWasDoneForAChangeIsToldInOrderAndOfOthersNothing() {
        Trail trail = trail(NOON);
        trail.add(Kind.WINDOW, "mia", "CHG1", "s1", "paused", "storage is slow");
        trail.add(Kind.WINDOW, "mia", "CHG2", "s9", "paused", "");
        trail.add(Kind.CANCELLED, "tom", "CHG1", "CHG1", "cancelled", "");
        assertThat(trail.of("CHG1"))
                .extracting(Trail.Line::what)
                .containsExactly("paused", "cancelled");
        assertThat(trail.of("CHG1").get(0).why()).isEqualTo("storage is slow");
        assertThat(trail.of("CHG3")).isEmpty();
    }

    @Test
    void aKindIsFoundSinceATimeThatTimeIncluded() {
        trail(NOON).add(Kind.LOGIN_FAILED, "mia", "", "10.0.0.9", "wrong password", "");
        trail(NOON).add(Kind.LOGIN, "mia", "", "10.0.0.9", "logged in", "");
        assertThat(trail(NOON).since(NOON, Kind.LOGIN)).hasSize(1);
        assertThat(trail(NOON).since(NOON.plusSeconds(1), Kind.LOGIN)).isEmpty();
    }

    @Test
    void itKnowsWhetherSomethingWasEverDoneToThis() {
        Trail trail = trail(NOON);
        assertThat(trail.has(Kind.DEPLOYED, "digest")).isFalse();
        trail.add(Kind.DEPLOYED, "", "", "digest", "deployed", "");
        assertThat(trail.has(Kind.DEPLOYED, "digest")).isTrue();
        assertThat(trail.has(Kind.MOVED, "digest")).isFalse();
    }

    @Test
    void aNameOfAnyLengthIsTaken() {
        Trail trail = trail(NOON);
        trail.add(Kind.LOGIN_FAILED, "x".repeat(255), "", "10.0.0.9", "no such user", "");
        trail.add(Kind.LOGIN_FAILED, "y".repeat(300), "", "10.0.0.9", "no such user", "");
        assertThat(trail.since(NOON, Kind.LOGIN_FAILED))
                .extracting(Trail.Line::by)
                .containsExactly("x".repeat(255), "y".repeat(255));
    }
}
