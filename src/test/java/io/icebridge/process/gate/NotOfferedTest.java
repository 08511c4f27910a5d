package io.icebridge.process.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.runbook.profile.Profiles;
import org.junit.jupiter.api.Test;

/** A runbook that the site's profile does not offer is refused where it is started. */
class NotOfferedTest {
    private final Rig rig = Rig.fresh();

    @Test
    void aStartIsRefusedBeforeAnythingIsTouchedAndNothingOfItIsKept() {
        rig.profile = Profiles.load("lean");
        assertThatThrownBy(() -> rig.start("ada"))
                .hasMessageContaining("the profile lean does not offer retire-nova")
                .hasMessageContaining("what can be started with it is move-servers");
        assertThat(rig.records.starts().of(rig.change)).isEmpty();
        assertThat(rig.engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void theSameChangeStartsByAProfileThatOffersIt() {
        rig.profile = Profiles.load("zed");
        rig.start("ada");
        assertThat(rig.records.starts().of(rig.change)).hasSize(1);
    }
}
