package io.icebridge.cloudfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message bus that could not be listened to as the file says is refused when it is read. */
class MessageBusProblemsTest {
    private static final String REMEDY =
            " Give the bus as amqp://USER@HOST:PORT/VHOST, or amqps:// where it has TLS; the password"
                    + " stands in password-file.";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url: 'amqp://icebridge:secret@ctl-1/' | .url: 'amqp://icebridge:***@ctl-1/' is not"
                        + " possible here."
                        + REMEDY,
                "url: 'rabbit://icebridge@ctl-1/' | .url: 'rabbit://icebridge@ctl-1/' is not"
                        + " possible here."
                        + REMEDY,
                "url: 'amqp://ctl-1' | .url: 'amqp://ctl-1' is not possible here." + REMEDY
            })
    void anAddressThatIsNoneIsSaidWithoutItsPassword(String bus, String sentence) {
        assertThat(adding(bus + ", password-file: id_rsa").problems())
                .containsExactly("cloud.yaml:24: message-buses[0]" + sentence);
    }

    @Test
    void aPasswordThatIsNotThereIsMissed() {
        assertThat(adding("url: 'amqp://icebridge@ctl-1/', password-file: none").problems())
                .containsExactly(
                        "cloud.yaml:24: message-buses[0].password-file: there is no file none that"
                                + " this user may read. Give its path, relative to the cloud file's"
                                + " folder.");
    }

    @Test
    void aPasswordThatOthersMayReadIsRefused() throws Exception {
        Written written = adding("url: 'amqp://icebridge@ctl-1/', password-file: bus");
        written.write("bus", "secret");
        Files.setPosixFilePermissions(
                folder.resolve("bus"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(written.problems())
                .containsExactly(
                        "cloud.yaml:24: message-buses[0].password-file: others than its owner may"
                                + " read bus. Run chmod 600 bus.");
    }

    @Test
    void whatIsLeftOutIsNovasOwn() {
        MessageBus bus =
                adding("url: 'amqp://icebridge@ctl-1/', password-file: id_rsa")
                        .read()
                        .messageBuses()
                        .get(0);
        assertThat(bus.exchange()).isEqualTo("nova");
        assertThat(bus.topic()).isEqualTo("notifications");
    }

    private Written adding(String bus) {
        return new Written(folder).adding("message-buses: [{" + bus + "}]\n");
    }
}
