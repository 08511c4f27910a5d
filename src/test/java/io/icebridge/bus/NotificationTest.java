package io.icebridge.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTest {
    private static final String OLD = "0b9f8e2c-6a0e-4c7b-9a53-1f2e3d4c5b6a";
    private static final String FRESH = "77e1c7a0-0c5d-4b0b-8f86-0a4f5f0f3a11";
    private static final String BARE =
            "{\"event_type\": \"compute.instance.create.end\", \"payload\": {\"instance_id\": \"%s\", \"metadata\": {\"icebridge\": \"CHG-1:%s\"}}}"
                    .formatted(FRESH, OLD);

    private static Notification read(String text) throws IOException {
        return Notification.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNewServersNotificationNamesTheOldOneByItsMarker() throws IOException {
        assertThat(read(BARE).ids()).contains(FRESH, OLD);
        assertThat(read(BARE).event()).isEqualTo("compute.instance.create.end");
    }

    @Test
    void whatARealNovaSaidOfANewServerNamesBoth() throws IOException {
        byte[] said = NotificationTest.class.getResourceAsStream("created.json").readAllBytes();
        Notification told = Notification.read(said);
        assertThat(told.event()).isEqualTo("compute.instance.create.end");
        assertThat(told.ids())
                .contains(
                        "f8b5b44c-0259-4983-bd88-82b3857fec3f",
                        "f189c856-1b68-4388-90ff-d159ac776daa");
    }

    @Test
    void anEnvelopeIsOpened() throws IOException {
        String enveloped =
                "{\"oslo.version\": \"2.0\", \"oslo.message\": \"%s\"}"
                        .formatted(BARE.replace("\"", "\\\""));
        assertThat(read(enveloped)).isEqualTo(read(BARE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compute.instance.create.start",
                "compute.instance.update",
                "compute.instance.exists",
                "compute.instance.shutdown.end",
                "scheduler.select_destinations.end"
            })
    void whatIsOnlyBegunOrSaidAgainEndsNothing(String event) throws IOException {
        assertThat(read(BARE.replace("compute.instance.create.end", event)).ends()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compute.instance.snapshot.end",
                "compute.instance.create.error",
                "compute.instance.volume.detach"
            })
    void anEndIsOneHoweverItCame(String event) throws IOException {
        assertThat(read(BARE.replace("compute.instance.create.end", event)).ends()).isTrue();
    }

    @Test
    void whatIsNoNotificationIsRefused() {
        assertThatThrownBy(() -> read("{\"event_type\": ")).isInstanceOf(IOException.class);
    }
}
