package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Samples;
import io.icebridge.cloud.StillCloud;
import org.junit.jupiter.api.Test;

class SourceImagesTest {
    private final StillCloud cloud = new StillCloud();
    private final SourceImages images = new SourceImages(cloud.port().images());

    @Test
    void anImageThatWasNotThereIsLookedForAgainAndOneThatWasIsKept() {
        assertThat(images.find("i")).isEmpty();
        cloud.images.put("i", Samples.image("i", "p"));
        assertThat(images.find("i")).isPresent();
        cloud.images.clear();
        assertThat(images.find("i")).isPresent();
    }

    @Test
    void whetherAServerCanBeDeployedFromItIsAskedNow() {
        cloud.images.put("i", Samples.image("i", "p"));
        assertThat(images.usable("i")).isTrue();
        cloud.images.put("i", Samples.image("i", "p", "killed"));
        assertThat(images.usable("i")).isFalse();
    }
}
