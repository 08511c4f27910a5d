package io.icebridge.runbook.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.MaintenanceWindow;
import io.icebridge.cloudfile.CloudFile.Phase;
import io.icebridge.cloudfile.TestCloudFile;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In Berlin the clock goes from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25
 * October 2026; both are Sundays.
 */
class DaylightSavingTest {
    private static final Scope MOVE = Scope.of(Phase.MOVE);

    private static MaintenanceWindows sundays(String from, String to) {
        return windows(DayOfWeek.SUNDAY, from, to, "Europe/Berlin");
    }

    private static MaintenanceWindows windows(DayOfWeek day, String from, String to, String zone) {
        return MaintenanceWindows.of(
                TestCloudFile.withWindows(
                        new MaintenanceWindow(
                                List.of(day),
                                LocalTime.parse(from),
                                LocalTime.parse(to),
                                ZoneId.of(zone),
                                List.of(),
                                List.of(),
                                List.of())));
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    @ParameterizedTest(name = "{0}-{1} is open from {3} until {4}")
    @CsvSource({
        // 02:00 to 03:00 is skipped
        "01:00, 03:00, 2026-03-28T12:00Z, 2026-03-29T01:00+01:00, 2026-03-29T03:00+02:00",
        "01:00, 02:30, 2026-03-28T12:00Z, 2026-03-29T01:00+01:00, 2026-03-29T03:00+02:00",
        "02:30, 04:00, 2026-03-28T12:00Z, 2026-03-29T03:00+02:00, 2026-03-29T04:00+02:00",
        "00:00, 00:00, 2026-03-28T12:00Z, 2026-03-29T00:00+01:00, 2026-03-30T00:00+02:00",
        // 02:00 to 03:00 comes twice
        "01:00, 03:00, 2026-10-24T12:00Z, 2026-10-25T01:00+02:00, 2026-10-25T03:00+01:00",
        "01:00, 02:30, 2026-10-24T12:00Z, 2026-10-25T01:00+02:00, 2026-10-25T02:30+02:00",
        "02:30, 04:00, 2026-10-24T12:00Z, 2026-10-25T02:30+02:00, 2026-10-25T04:00+01:00",
        "00:00, 00:00, 2026-10-24T12:00Z, 2026-10-25T00:00+02:00, 2026-10-26T00:00+01:00"
    })
    void theClockOnTheWallDecides(String from, String to, String now, String begin, String end) {
        MaintenanceWindows windows = sundays(from, to);

        assertThat(windows.opens(MOVE, at(now))).isEqualTo(at(begin));
        assertThat(windows.open(MOVE, at(begin).minusNanos(1))).isFalse();
        assertThat(windows.open(MOVE, at(end).minusNanos(1))).isTrue();
        assertThat(windows.closes(MOVE, at(begin))).contains(at(end));
    }

    @Test
    void aWindowWhoseWholeTimeIsSkippedOpensTheWeekAfter() {
        assertThat(sundays("02:15", "02:45").opens(MOVE, at("2026-03-29T00:00+01:00")))
                .isEqualTo(at("2026-04-05T02:15+02:00"));
    }

    @Test
    void aTimeThatComesTwiceIsMeantTheFirstTimeAlone() {
        MaintenanceWindows windows = sundays("02:15", "02:45");
        assertThat(windows.open(MOVE, at("2026-10-25T02:30+02:00"))).isTrue();
        assertThat(windows.open(MOVE, at("2026-10-25T02:30+01:00"))).isFalse();
    }

    @Test
    void aNightWithTheChangeInsideIsAnHourShorterOrLonger() {
        MaintenanceWindows windows = sundays("00:00", "06:00");
        assertThat(length(windows, at("2026-03-29T00:00+01:00"))).hasHours(5);
        assertThat(length(windows, at("2026-10-25T00:00+02:00"))).hasHours(7);
    }

    private static Duration length(MaintenanceWindows windows, Instant begin) {
        return Duration.between(begin, windows.closes(MOVE, begin).orElseThrow());
    }

    /** Samoa had no Friday 30 December 2011. */
    @Test
    void aDayThatIsSkippedWholeHasNoWindow() {
        assertThat(
                        windows(DayOfWeek.FRIDAY, "10:00", "12:00", "Pacific/Apia")
                                .opens(MOVE, at("2011-12-29T12:00-10:00")))
                .isEqualTo(at("2012-01-06T10:00+14:00"));
    }
}
