package io.icebridge.runbook.move;

import static io.icebridge.cloud.ServerSample.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of two moves is taken for the longer one. */
class MoveLengthTest {
    private static final Flavor SMALL = Samples.flavor("1", 512, 1, 10);
    private static final Flavor LARGE = Samples.flavor("2", 512, 1, 40);
    private static final Flavor AS_THE_IMAGE = Samples.flavor("3", 512, 1, 0);

    private final Map<String, Image> images = Map.of("i", Samples.image("i", "p"));
    private final MoveLength lengths = new MoveLength(id -> Optional.ofNullable(images.get(id)));

    private int snapshot(ServerSample sample, Flavor flavor) {
        return lengths.of(sample.get(), flavor, "SNAPSHOT");
    }

    @Test
    void aLargerDiskTakesLongerToCopy() {
        assertThat(snapshot(server("s1"), LARGE)).isGreaterThan(snapshot(server("s1"), SMALL));
    }

    @Test
    void whereTheFlavorSaysNothingTheDiskIsAsLargeAsItsImage() {
        int sized = snapshot(server("s1"), AS_THE_IMAGE);
        assertThat(sized).isLessThan(snapshot(server("s1"), SMALL));
        assertThat(sized).isGreaterThan(snapshot(server("s1").from("gone"), AS_THE_IMAGE));
        assertThat(snapshot(server("s1"), null)).isEqualTo(sized);
    }

    @Test
    void whatNeedsNoCopyIsShort() {
        int snapshot = snapshot(server("s1").with("v1"), SMALL);
        assertThat(lengths.of(server("s1").onVolume("v1").get(), LARGE, "VOLUME"))
                .isLessThan(snapshot);
        assertThat(lengths.of(server("s1").get(), LARGE, "REDEPLOY")).isLessThan(snapshot);
    }

    @Test
    void volumesAndAddressesAddALittle() {
        int plain = snapshot(server("s1"), SMALL);
        int addressed = snapshot(server("s1").fixed("10.0.0.1"), SMALL);
        int attached = snapshot(server("s1").with("v1"), SMALL);
        assertThat(addressed).isGreaterThan(plain);
        assertThat(attached).isGreaterThan(addressed);
        assertThat(attached).isLessThan(snapshot(server("s1"), Samples.flavor("4", 512, 1, 11)));
    }

    @Test
    void aPersonTakesLongerThanAnyDisk() {
        int huge = snapshot(server("s1"), Samples.flavor("5", 512, 1, 1_000_000));
        for (String method : new String[] {"WAIT", "BY_HAND", "REFUSED"}) {
            assertThat(lengths.of(server("s1").get(), SMALL, method)).isGreaterThan(huge);
        }
    }
}
