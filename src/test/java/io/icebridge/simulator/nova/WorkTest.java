package io.icebridge.simulator.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.simulator.time.Lots;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** How long Nova's operations take. */
class WorkTest {
    private static final double GIB_SECONDS = 5;
    private static final Offset<Double> NOTHING = Offset.offset(1e-9);

    private static double seconds(Work.Kind kind, int disk, double gibSeconds) {
        Server server = new Server("s1", "p", "u", Instant.EPOCH);
        server.flavor = new Flavor("f", "f", 512, 1, disk);
        return new Work(null, null, new Lots(1), null, null, gibSeconds).seconds(kind, server);
    }

    @Test
    void aSnapshotTakesLongerByTheDiskWhereThatIsWanted() {
        double none = seconds(Work.Kind.SNAPSHOT, 0, GIB_SECONDS);
        double ten = seconds(Work.Kind.SNAPSHOT, 10, GIB_SECONDS);
        double forty = seconds(Work.Kind.SNAPSHOT, 40, GIB_SECONDS);
        assertThat(ten - none).isBetween(0.75 * 10 * GIB_SECONDS, 1.25 * 10 * GIB_SECONDS);
        assertThat(forty - none).isCloseTo(4 * (ten - none), NOTHING);
    }

    @Test
    void elseAllTakeAlikeAndOtherWorkDoesAlways() {
        assertThat(seconds(Work.Kind.SNAPSHOT, 40, 0)).isEqualTo(seconds(Work.Kind.SNAPSHOT, 0, 0));
        assertThat(seconds(Work.Kind.BOOT, 40, GIB_SECONDS))
                .isEqualTo(seconds(Work.Kind.BOOT, 0, GIB_SECONDS));
    }
}
