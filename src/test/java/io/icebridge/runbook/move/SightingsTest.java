package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.move.Sightings.Hearing;
import io.icebridge.simulator.time.OwnTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final Instant NOON = Instant.parse("2014-05-01T12:00:00Z");

    private final OwnTime time = new OwnTime();
    private final Sightings sightings = new Sightings(time.clock(), 1);
    private final List<ComputeService> services = new ArrayList<>();
    private int asked;

    private void heard(String node, boolean up, Instant at) {
        services.removeIf(s -> s.host().equals(node));
        services.add(new ComputeService("1", "nova-compute", node, "nova", true, up, at, ""));
    }

    private Hearing hearing(String node) {
        return sightings.hearing(
                Side.OLD,
                node,
                () -> {
                    asked++;
                    return List.copyOf(services);
                });
    }

    @Test
    void aNodeWhoseHeartbeatIsAsYoungAsTheOthersIsHeardWell() {
        heard("cmp-1", true, NOON);
        heard("cmp-2", true, NOON.minusSeconds(20));
        assertThat(hearing("cmp-2")).isEqualTo(Hearing.WELL);
    }

    @Test
    void aNodeThatFellSilentFadesBeforeNovaCallsItDown() {
        heard("cmp-1", true, NOON);
        heard("cmp-2", true, NOON.minusSeconds(31));
        assertThat(hearing("cmp-2")).isEqualTo(Hearing.FADING);
        heard("cmp-2", false, NOON.minusSeconds(31));
        assertThat(hearing("cmp-2")).isEqualTo(Hearing.NOT);
    }

    @Test
    void aNodeThatNovaDoesNotKnowIsNotHeard() {
        heard("cmp-1", true, NOON);
        assertThat(hearing("cmp-9")).isEqualTo(Hearing.NOT);
    }

    @Test
    void whereNovaTellsNoTimeItsWordIsTaken() {
        heard("cmp-1", true, NOON);
        heard("cmp-2", true, Instant.EPOCH);
        assertThat(hearing("cmp-2")).isEqualTo(Hearing.WELL);
    }

    @Test
    void aGoodAnswerServesForTenSecondsAndABadOneIsAskedForAnew() {
        heard("cmp-1", true, NOON);
        hearing("cmp-1");
        time.pass(Duration.ofSeconds(9));
        hearing("cmp-1");
        assertThat(asked).isEqualTo(1);
        time.pass(Duration.ofSeconds(2));
        hearing("cmp-1");
        hearing("cmp-2");
        hearing("cmp-2");
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void whereARegionsTimeGoesFasterAnAnswerServesForLess() {
        Sightings faster = new Sightings(time.clock(), 60);
        heard("cmp-1", true, NOON);
        heard("cmp-2", true, NOON.minusSeconds(1));
        assertThat(faster.hearing(Side.OLD, "cmp-2", () -> List.copyOf(services)))
                .isEqualTo(Hearing.FADING);
        faster.hearing(Side.OLD, "cmp-1", () -> List.copyOf(services));
        heard("cmp-1", false, NOON);
        time.pass(Duration.ofSeconds(1));
        assertThat(faster.hearing(Side.OLD, "cmp-1", () -> List.copyOf(services)))
                .isEqualTo(Hearing.NOT);
    }
}
