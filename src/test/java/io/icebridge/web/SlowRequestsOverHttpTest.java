package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.web.Guest.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes slowly, in whatever number, keeps nobody out. */
@OverHttp
@ExtendWith(OutputCaptureExtension.class)
class SlowRequestsOverHttpTest {
    /**
     * How long a slow one is waited for (application.yml): who were held up by one would be too.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<SlowSender> slow = new ArrayList<>();

    @LocalServerPort private int port;

    @AfterEach
    void leave() {
        slow.forEach(SlowSender::close);
    }

    private void come(int count, String begun) {
        slow.addAll(SlowSender.many(count, port, begun));
    }

    /** Who is held up is held up each time; a single look may be late by what else runs here. */
    private void healthAnswersBeforeASlowOneIsGivenUp() {
        Duration quickest = look();
        for (int more = 0; more < 2 && quickest.compareTo(PATIENCE) >= 0; more++) {
            quickest = look();
        }
        assertThat(quickest).isLessThan(PATIENCE);
    }

    private Duration look() {
        long begun = System.nanoTime();
        assertThat(guest().page("/actuator/health").status()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Guest guest() {
        return Guest.from("127.0.0.1", port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SlowSender.BODY,
                SlowSender.CHUNKS,
                SlowSender.PART_OF_A_LENGTH,
                SlowSender.EXTENSION,
                SlowSender.TRAILER,
                SlowSender.PART_OF_A_HEAD,
                SlowSender.NOTHING
            })
    void threeHundredOfAKindHoldUpNeitherHealthNorALogin(String begun) {
        guest().page("/login");
        come(300, begun);
        for (int i = 0; i < 5; i++) {
            healthAnswersBeforeASlowOneIsGivenUp();
            assertThat(guest().logIn("manager", "manager").status()).isEqualTo(302);
            slow.forEach(sender -> sender.say("a"));
        }
    }

    @Test
    void moreConnectionsThanAreTakenHoldUpNobodyForLong() {
        come(1900, SlowSender.NOTHING);
        healthAnswersBeforeASlowOneIsGivenUp();
        come(600, SlowSender.PART_OF_A_HEAD);
        assertThat(guest().page("/actuator/health").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {SlowSender.BODY, SlowSender.PART_OF_A_LENGTH})
    void aBodyThatIsTooSlowIsRefusedHoweverManyBytesComeMeanwhile(String begun) {
        SlowSender sender = new SlowSender(port, begun);
        slow.add(sender);
        Thread drip = drip(sender);
        assertThat(sender.answer()).matches("(?s)HTTP/1.1 4(08|00) .*\"message\":.*");
        drip.interrupt();
    }

    @Test
    void aHeadThatIsTooSlowEndsTheConnectionHoweverManyBytesComeMeanwhile() {
        SlowSender sender = new SlowSender(port, SlowSender.PART_OF_A_HEAD);
        slow.add(sender);
        Thread drip = drip(sender);
        assertThat(sender.answer()).isEmpty();
        drip.interrupt();
    }

    private static Thread drip(SlowSender sender) {
        Thread drip =
                new Thread(
                        () -> {
                            while (!Thread.currentThread().isInterrupted() && sender.say("a")) {
                                java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
                            }
                        });
        drip.setDaemon(true);
        drip.start();
        return drip;
    }

    @Test
    void aBodyInPartsIsReadAsAWhole() {
        String login =
                "POST /camunda/api/admin/auth/user/default/login/tasklist HTTP/1.1\r\nHost: localhost\r\n"
                        + "Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        SlowSender byLength =
                new SlowSender(port, login + "Content-Length: 33\r\n\r\nusername=manager");
        byLength.say("&password=manager");
        assertThat(byLength.answer()).startsWith("HTTP/1.1 200");
        SlowSender byChunks =
                new SlowSender(
                        port, login + "Transfer-Encoding: chunked\r\n\r\n10\r\nusername=man");
        byChunks.say("ager\r\n1");
        byChunks.say("1\r\n&password=manager\r\n0\r");
        byChunks.say("\n\r\n");
        assertThat(byChunks.answer()).startsWith("HTTP/1.1 200");
    }

    @Test
    void whoGoesAwayAmidABodyOrSendsChunksThatAreNoneLeavesNoTrace(CapturedOutput log) {
        for (String begun :
                List.of(SlowSender.BODY, SlowSender.CHUNKS, SlowSender.PART_OF_A_HEAD)) {
            SlowSender.many(20, port, begun).forEach(SlowSender::close);
        }
        SlowSender garbled = new SlowSender(port, SlowSender.CHUNKS);
        garbled.say("no length\r\n");
        assertThat(garbled.answer()).startsWith("HTTP/1.1 400").contains("cannot be read");
        healthAnswersBeforeASlowOneIsGivenUp();
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @Test
    void aConnectionIsGoodForManyRequestsWithBodies() {
        String request =
                "POST /engine-rest/task/count HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: Basic bWFuYWdlcjptYW5hZ2Vy\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n";
        SlowSender sender = new SlowSender(port, request + "\r\n{}" + request);
        sender.say("Connection: close\r\n\r\n{}");
        assertThat(sender.answer().split("HTTP/1.1 200")).hasSize(3);
    }

    @Test
    void aLargeBodyIsRefusedInASentence() {
        for (int size : new int[] {300_000, 5_000_000}) {
            Answer answer =
                    guest().send(
                                    "POST",
                                    "/engine-rest/task",
                                    Map.of("Content-Type", "application/json"),
                                    "x".repeat(size));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("longer than 262144 bytes");
        }
    }
}
