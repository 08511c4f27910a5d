package io.icebridge.simulator.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogTest {
    private static final Instant NOW = Instant.parse("2014-05-01T00:00:00Z");

    @Test
    void onlyTheNewestAreKeptAndHowManyAreNotIsSaid() {
        Log log = new Log(2, 10);
        for (String command : new String[] {"a", "b", "c"}) {
            log.add(new LoggedCommand(NOW, "ctl-1", command));
        }

        assertThat(log.page().dropped()).isEqualTo(1);
        assertThat(text(log)).doesNotContain("\"a\"").contains("\"b\"", "\"c\"");
    }

    @Test
    void whatIsLongTakesMoreOfTheRoom() {
        Log log = new Log(2, 10);
        log.add(new LoggedCommand(NOW, "ctl-1", "123456789"));
        log.add(new LoggedCommand(NOW, "ctl-1", "ls"));

        assertThat(log.page().dropped()).isEqualTo(1);
        assertThat(text(log)).contains("\"ls\"");
    }

    @Test
    void whatHasNotEndedHasNoStatus() {
        Log log = new Log(2, 10);
        LoggedCommand command = new LoggedCommand(NOW, "ctl-1", "ls");
        log.add(command);
        assertThat(text(log))
                .isEqualTo(
                        "[{\"at\":\"2014-05-01T00:00:00Z\",\"host\":\"ctl-1\","
                                + "\"command\":\"ls\",\"exit\":null}]");

        command.ended(3);

        assertThat(text(log)).contains("\"exit\":3");
    }

    private static String text(Log log) {
        return new String(log.page().json(), StandardCharsets.UTF_8);
    }
}
