package io.icebridge.process.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.MovableClock;
import io.icebridge.cloud.Hearsay;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class MentionsTest {
    private final MovableClock clock = new MovableClock();
    private final Mentions mentions = new Mentions(clock);

    @Test
    void whatIsToldOfBeforeAnybodyWaitsIsKeptForAWhile() {
        mentions.heard(new Hearsay.Of(Set.of("s1")));
        clock.move(Duration.ofSeconds(5));
        assertThat(mentions.any(Set.of("s1", "s2"))).isTrue();
        clock.move(Duration.ofSeconds(1));
        assertThat(mentions.any(Set.of("s1"))).isFalse();
    }

    @Test
    void aLookUsesUpWhatWasToldBeforeItAndNothingElse() {
        mentions.heard(new Hearsay.Of(Set.of("s1", "s2")));
        mentions.used(Set.of("s1"), clock.instant());
        assertThat(mentions.any(Set.of("s1"))).isFalse();
        assertThat(mentions.any(Set.of("s2"))).isTrue();
    }

    @Test
    void whateverIsPublishedOfTheCloudReachesThem() {
        try (var site = new AnnotationConfigApplicationContext()) {
            site.registerBean(Mentions.class, () -> mentions);
            site.refresh();
            site.publishEvent(new Hearsay.Of(Set.of("s1")));
        }
        assertThat(mentions.any(Set.of("s1"))).isTrue();
    }

    @Test
    void whatIsToldDuringALookAsksForAnother() {
        var began = clock.instant();
        clock.move(Duration.ofMillis(1));
        mentions.heard(new Hearsay.Of(Set.of("s1")));
        mentions.used(Set.of("s1"), began);
        assertThat(mentions.any(Set.of("s1"))).isTrue();
    }

    @Test
    void aKindOfWaitIsReliedOnForAsLongAsItsEndsAreTold() {
        assertThat(mentions.relied("serverStopped")).isFalse();
        mentions.over("serverStopped", true);
        assertThat(mentions.relied("serverStopped")).isTrue();
        assertThat(mentions.relied("snapshotActive")).isFalse();
        mentions.over("serverStopped", false);
        assertThat(mentions.relied("serverStopped")).isFalse();
    }

    @Test
    void nothingIsReliedOnWhereNothingIsHeardAnyMore() {
        mentions.over("serverStopped", true);
        mentions.heard(new Hearsay.Silence());
        assertThat(mentions.relied("serverStopped")).isFalse();
    }
}
