package io.icebridge.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.icebridge.cloud.Hearsay;
import io.icebridge.cloudfile.MessageBus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EarTest {
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final String ID = "0b9f8e2c-6a0e-4c7b-9a53-1f2e3d4c5b6a";
    private static final String STOPPED =
            "{\"event_type\": \"compute.instance.power_off.end\", \"payload\": {\"instance_id\": \"%s\"}}"
                    .formatted(ID);

    @TempDir private Path folder;
    private final List<Set<String>> heard = new CopyOnWriteArrayList<>();
    private int port;
    private Path password;
    private Ear ear;

    @BeforeEach
    void aPortAndAPassword() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        password = Files.writeString(folder.resolve("password"), Broker.PASSWORD + "\n");
        ear = new Ear(bus("nova"), this::note, AGAIN);
    }

    @AfterEach
    void silence() {
        ear.close();
    }

    private MessageBus bus(String exchange) {
        String url = "amqp://%s@127.0.0.1:%d/".formatted(Broker.USER, port);
        return new MessageBus(url, password, exchange, "notifications");
    }

    private void note(Hearsay word) {
        heard.add(word instanceof Hearsay.Of something ? something.ids() : Set.of("no more"));
    }

    private void listening() {
        await().until(ear::listening);
    }

    @Test
    void whatNovaTellsOfAServerIsHeard() throws Exception {
        try (Broker broker = new Broker(port, folder)) {
            broker.withNova();
            ear.listen();
            listening();
            broker.tell("info", STOPPED);
            await().untilAsserted(() -> assertThat(heard).containsExactly(Set.of(ID)));
        }
    }

    @Test
    void aFailureIsHeardAsWell() throws Exception {
        try (Broker broker = new Broker(port, folder)) {
            broker.withNova();
            ear.listen();
            listening();
            broker.tell("error", STOPPED.replace("power_off.end", "create.error"));
            await().untilAsserted(() -> assertThat(heard).containsExactly(Set.of(ID)));
        }
    }

    @Test
    void whatEndsNothingIsPassedOverAndSoIsWhatIsNoNotification() throws Exception {
        try (Broker broker = new Broker(port, folder)) {
            broker.withNova();
            ear.listen();
            listening();
            broker.tell("info", "not of Nova");
            broker.tell("info", STOPPED.replace("power_off.end", "power_off.start"));
            broker.tell("info", STOPPED);
            await().untilAsserted(() -> assertThat(heard).isNotEmpty());
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void aBusThatComesLaterOrComesBackIsHeard() throws Exception {
        ear.listen();
        try (Broker broker = new Broker(port, folder)) {
            broker.withNova();
            listening();
        }
        await().untilAsserted(() -> assertThat(heard).containsExactly(Set.of("no more")));
        heard.clear();
        try (Broker broker = new Broker(port, folder)) {
            broker.withNova();
            listening();
            broker.tell("info", STOPPED);
            await().untilAsserted(() -> assertThat(heard).isNotEmpty());
        }
    }

    @Test
    void aBusWithoutTheExchangeIsNamedOnceAndWithTheReason(CapturedOutput log) throws Exception {
        ear.close();
        ear = new Ear(bus("nowhere"), this::note, AGAIN);
        try (Broker broker = new Broker(port, folder)) {
            broker.withNova();
            ear.listen();
            await().untilAsserted(() -> assertThat(log.getOut()).contains("hears nothing at amqp"));
            assertThat(log.getOut()).contains("nowhere").doesNotContain(Broker.PASSWORD);
            assertThat(ear.listening()).isFalse();
        }
    }
}
