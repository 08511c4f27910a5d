package io.icebridge.audit.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which servers are decided on together. */
class AlikeServersTest {
    private static final Instant NOW = Instant.parse("2014-05-01T12:00:00Z");
    private static final Offer RETRY = new Offer("retry", "Try again");
    private static final Offer UNDO = new Offer("undo", "Undo");

    @Test
    void thoseThatFailedAtTheSameStepForTheSameReasonStandTogetherTheMostFirst() {
        assertThat(
                        AlikeServers.of(
                                List.of(
                                        failed("a", "takeSnapshot", "no room"),
                                        failed("b", "bootServer", "no host"),
                                        failed("c", "bootServer", "no host"),
                                        failed("d", "takeSnapshot", "no host"))))
                .extracting(group -> group.servers().stream().map(WaitingServer::server).toList())
                .containsExactly(List.of("b", "c"), List.of("a"), List.of("d"));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    server a: no host,    server b: no host,    true
                    a is full,            b is full,            true
                    volume 0a1b2c3d-0000-4000-8000-123456789abc, volume 0a1b2c3d-0000-4000-8000-cba987654321, true
                    answered 403,         answered 404,         false
                    no room at a-1,       no room at b-1,       false
                    """)
    void aReasonIsTheSameWithoutTheServersOwnNames(String one, String other, boolean same) {
        List<AlikeServers> groups =
                AlikeServers.of(List.of(failed("a", "x", one), failed("b", "x", other)));
        assertThat(groups).hasSize(same ? 1 : 2);
    }

    @Test
    void togetherTheyAreOfferedWhatEachIsOffered() {
        AlikeServers group =
                AlikeServers.of(
                                List.of(
                                        waiting("a", "x", "no host", List.of(RETRY, UNDO)),
                                        waiting("b", "x", "no host", List.of(UNDO))))
                        .get(0);
        assertThat(group.offers()).containsExactly(UNDO);
    }

    @Test
    void whatAsksForMoreThanAReasonIsNotForSeveral() throws IOException {
        assertThat(Offer.read(Files.newInputStream(Path.of("bpmn/decide-on-server.form"))))
                .extracting(Offer::value)
                .containsExactly("retry", "undo", "leave");
        assertThat(Offer.read(Files.newInputStream(Path.of("bpmn/remind-owner.form"))))
                .extracting(Offer::value)
                .containsExactly("wait", "end");
    }

    private static WaitingServer failed(String server, String step, String message) {
        return waiting(server, step, message, List.of(RETRY));
    }

    private static WaitingServer waiting(
            String server, String step, String message, List<Offer> offers) {
        return new WaitingServer(
                "task-" + server,
                server,
                "web-" + server,
                "Decide on server",
                "",
                NOW,
                step,
                message,
                "",
                "",
                offers);
    }
}
