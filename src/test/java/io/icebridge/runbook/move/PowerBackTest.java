package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.ServerSample;
import io.icebridge.journal.NotNow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PowerBackTest {
    private final OneMove move = OneMove.by("SNAPSHOT");

    private PowerBack power() {
        return new PowerBack(move.crossing(), move.passage(), move.saved.get());
    }

    private void stands(String status, String task) {
        move.cloud.old(ServerSample.server(SERVER).status(status).busy(task));
    }

    private String status() {
        return move.cloud.still.old.servers.get(0).status();
    }

    @Test
    void aServerThatRanIsStartedAndRuns() {
        move.held();
        power().start();
        assertThat(status()).isEqualTo("ACTIVE");
        power().mustBeBack();
    }

    @Test
    void oneThatIsComingIsWaitedForAndNotForEver() {
        move.held();
        move.cloud.powersOn = false;
        power().start();
        stands("SHUTOFF", "powering-on");
        assertThatThrownBy(power()::mustBeBack)
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("powering-on");
        move.later(Duration.ofMinutes(16));
        assertThatThrownBy(power()::mustBeBack)
                .hasMessageContaining("was started and is SHUTOFF, powering-on");
    }

    @Test
    void oneThatDidNotStartIsNotBackAndIsStartedAgainInTheNextWayBack() {
        move.held();
        move.cloud.powersOn = false;
        power().start();
        assertThatThrownBy(power()::mustBeBack).hasMessageContaining("was started and is SHUTOFF");
        move.cloud.powersOn = true;
        power().start();
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void withinOneWayBackItIsStartedOnce() {
        move.held();
        move.cloud.powersOn = false;
        power().start();
        move.cloud.powersOn = true;
        power().start();
        assertThat(status()).isEqualTo("SHUTOFF");
    }

    @Test
    void noBetterStateThanTheSavedOneIsDemanded() {
        move.saved.server.status("PAUSED");
        stands("PAUSED", "");
        assertThatCode(power()::mustBeBack).doesNotThrowAnyException();
        move.saved.server.status("SHUTOFF");
        stands("SHUTOFF", "");
        power().start();
        assertThatCode(power()::mustBeBack).doesNotThrowAnyException();
        assertThat(status()).isEqualTo("SHUTOFF");
    }
}
