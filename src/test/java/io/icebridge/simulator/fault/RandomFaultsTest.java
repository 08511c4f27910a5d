package io.icebridge.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomFaultsTest {

    @Test
    void noEffectComesLateUnlessThatIsAskedFor() {
        assertThat(drawn(Faults.seeded(7, 0.3), "POST"))
                .noneMatch(f -> f.kind() == Fault.Kind.LATER)
                .isEqualTo(drawn(Faults.seeded(7, 0.3, 0), "POST"));
    }

    @Test
    void lateEffectsComeOnlyWhereNothingElseGoesWrong() {
        List<Fault> without = drawn(Faults.seeded(7, 0.3), "POST");
        List<Fault> with = drawn(Faults.seeded(7, 0.3, 0.5), "POST");

        for (int i = 0; i < with.size(); i++) {
            boolean late = with.get(i).kind() == Fault.Kind.LATER;
            assertThat(without.get(i)).isEqualTo(late ? Fault.NONE : with.get(i));
        }
        assertThat(with).filteredOn(f -> f.kind() == Fault.Kind.LATER).hasSizeBetween(60, 145);
    }

    @Test
    void someOfThemAreAnsweredAndAllComeWithinAMinuteAndAHalf() {
        List<Fault> late = drawn(Faults.seeded(7, 0, 1), "DELETE");

        assertThat(late).extracting(Fault::kind).containsOnly(Fault.Kind.LATER);
        assertThat(late).extracting(Fault::status).contains(504, 0);
        assertThat(late).extracting(f -> f.delay().toSeconds()).allMatch(s -> s >= 1 && s <= 90);
    }

    @Test
    void readsAndLoginsHaveNoEffectToComeLate() {
        Faults faults = Faults.seeded(7, 0, 1);

        assertThat(drawn(faults, "GET")).containsOnly(Fault.NONE);
        assertThat(faults.before("keystone", "POST", "/v3/auth/tokens")).isEqualTo(Fault.NONE);
    }

    private static List<Fault> drawn(Faults faults, String method) {
        List<Fault> drawn = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            drawn.add(faults.before("nova-havana", method, "/v2/x/servers"));
        }
        return drawn;
    }
}
