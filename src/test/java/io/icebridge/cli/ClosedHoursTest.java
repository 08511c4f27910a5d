package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFiles;
import io.icebridge.runbook.maintenance.MaintenanceWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal passes over the time between its windows, but not while something goes on. */
class ClosedHoursTest {
    @TempDir Path folder;

    private final AdvancedClock clock = new AdvancedClock();
    private final AtomicLong traffic = new AtomicLong();

    private ClosedHours with(String windows) throws IOException {
        String text =
                """
                profile: havana-icehouse
                cloud: c
                regions: {old: a, new: b}
                network: neutron
                """;
        CloudFile file =
                CloudFiles.described(
                        Files.writeString(folder.resolve("cloud.yaml"), text + windows));
        return new ClosedHours(MaintenanceWindows.of(file), clock, traffic::get);
    }

    private void pass(int seconds) {
        clock.advance(clock.instant().plusSeconds(seconds));
    }

    @Test
    void theClockIsPutForwardToTheNextWindowOnceAllIsStill() throws Exception {
        ClosedHours closed =
                with("windows: [{days: [sat], from: '22:00', to: '04:00', zone: UTC}]\n");
        assertThat(closed.skip()).isEmpty();
        pass(6);
        Optional<Instant> to = closed.skip();
        assertThat(to).isPresent();
        assertThat(to.get().toString()).endsWith("T22:00:00Z");
        assertThat(Duration.between(to.get(), clock.instant())).isLessThan(Duration.ofMinutes(1));
        assertThat(closed.skip()).isEmpty();
        pass(6);
        assertThat(closed.skip()).contains(to.get().plus(Duration.ofDays(7)));
    }

    @Test
    void nothingIsPassedOverWhileSomethingReachesTheCloud() throws Exception {
        ClosedHours closed = with("windows: [{from: '22:00', to: '04:00', zone: UTC}]\n");
        for (int look = 0; look < 5; look++) {
            traffic.incrementAndGet();
            assertThat(closed.skip()).isEmpty();
            pass(6);
        }
    }

    @Test
    void withoutWindowsNothingIsPassedOver() throws Exception {
        ClosedHours closed = with("");
        closed.skip();
        pass(60);
        assertThat(closed.skip()).isEmpty();
    }
}
