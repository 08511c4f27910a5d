package io.icebridge.runbook.maintenance;

import static io.icebridge.cloudfile.CloudFile.Phase.DEPLOY;
import static io.icebridge.cloudfile.CloudFile.Phase.MOVE;
import static io.icebridge.cloudfile.CloudFile.Phase.REDEPLOY;
import static io.icebridge.cloudfile.CloudFile.Phase.RETIRE;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.MaintenanceWindow;
import io.icebridge.cloudfile.CloudFile.Phase;
import io.icebridge.cloudfile.TestCloudFile;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which effects which windows restrict, and when one of them is open. */
class MaintenanceWindowsTest {
    private static final Instant THURSDAY_NOON = at("2026-11-26T12:00+01:00");
    private static final Instant SATURDAY_NIGHT = at("2026-11-28T23:00+01:00");

    private static final Scope DATABASE = new Scope(MOVE, "4711", "db", "cmp-1");
    private static final Scope WEB = new Scope(MOVE, "4712", "web", "cmp-2");

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static MaintenanceWindow window(DayOfWeek day, String from, String to, String zone) {
        return new MaintenanceWindow(
                day == null ? List.of() : List.of(day),
                LocalTime.parse(from),
                LocalTime.parse(to),
                ZoneId.of(zone),
                List.of(),
                List.of(),
                List.of());
    }

    private static MaintenanceWindow saturdayNight() {
        return window(SATURDAY, "22:00", "04:00", "Europe/Berlin");
    }

    private static MaintenanceWindow daily(String from, String to) {
        return window(null, from, to, "UTC");
    }

    private static MaintenanceWindow of(
            MaintenanceWindow window, List<Phase> phases, List<String> projects, String... nodes) {
        return new MaintenanceWindow(
                window.days(),
                window.from(),
                window.to(),
                window.zone(),
                phases,
                projects,
                List.of(nodes));
    }

    private static MaintenanceWindows windows(MaintenanceWindow... windows) {
        return MaintenanceWindows.of(TestCloudFile.withWindows(windows));
    }

    @Test
    void withoutWindowsEverythingMayBegin() {
        assertThat(windows().open(WEB, THURSDAY_NOON)).isTrue();
        assertThat(windows().opens(WEB, THURSDAY_NOON)).isEqualTo(THURSDAY_NOON);
        assertThat(windows().closes(WEB, THURSDAY_NOON)).isEmpty();
        assertThat(windows().said(WEB, THURSDAY_NOON)).isEqualTo("no window restricts move");
    }

    @Test
    void aWindowThatNamesNothingRestrictsEverything() {
        MaintenanceWindows windows = windows(saturdayNight());
        for (Phase phase : Phase.values()) {
            assertThat(windows.open(Scope.of(phase), THURSDAY_NOON)).isFalse();
            assertThat(windows.open(Scope.of(phase), SATURDAY_NIGHT)).isTrue();
        }
    }

    @Test
    void aWindowIsOpenFromItsFirstMomentAndNotAtItsLast() {
        MaintenanceWindows windows = windows(saturdayNight());
        assertThat(windows.open(WEB, at("2026-11-28T21:59:59+01:00"))).isFalse();
        assertThat(windows.open(WEB, at("2026-11-28T22:00+01:00"))).isTrue();
        assertThat(windows.open(WEB, at("2026-11-29T03:59:59+01:00"))).isTrue();
        assertThat(windows.open(WEB, at("2026-11-29T04:00+01:00"))).isFalse();
    }

    @Test
    void theDayIsTheOneOnWhichTheWindowOpens() {
        MaintenanceWindows windows = windows(window(SUNDAY, "22:00", "04:00", "Europe/Berlin"));
        assertThat(windows.open(WEB, at("2026-11-29T01:00+01:00"))).as("sunday").isFalse();
        assertThat(windows.open(WEB, at("2026-11-30T01:00+01:00"))).as("monday").isTrue();
    }

    @Test
    void theSameTimeTwiceIsAWholeDay() {
        MaintenanceWindows windows = windows(window(SATURDAY, "00:00", "00:00", "Europe/Berlin"));
        assertThat(windows.opens(WEB, THURSDAY_NOON)).isEqualTo(at("2026-11-28T00:00+01:00"));
        assertThat(windows.closes(WEB, SATURDAY_NIGHT)).contains(at("2026-11-29T00:00+01:00"));
    }

    @Test
    void aClosedWindowOpensNextWeekAgain() {
        Instant sundayNoon = at("2026-11-29T12:00+01:00");
        assertThat(windows(saturdayNight()).opens(WEB, sundayNoon))
                .isEqualTo(at("2026-12-05T22:00+01:00"));
        assertThat(windows(saturdayNight()).closes(WEB, sundayNoon)).contains(sundayNoon);
    }

    @Test
    void phasesRestrictThoseAlone() {
        MaintenanceWindows windows =
                windows(of(saturdayNight(), List.of(MOVE, REDEPLOY), List.of()));
        assertThat(windows.open(WEB, THURSDAY_NOON)).isFalse();
        assertThat(windows.open(Scope.on(REDEPLOY, "cmp-1"), THURSDAY_NOON)).isFalse();
        assertThat(windows.open(Scope.of(RETIRE), THURSDAY_NOON)).isTrue();
    }

    @Test
    void projectsRestrictTheirServersByIdOrNameOrStar() {
        for (String project : List.of("4711", "db", "d*")) {
            MaintenanceWindows windows = windows(of(saturdayNight(), List.of(), List.of(project)));
            assertThat(windows.open(DATABASE, THURSDAY_NOON)).as(project).isFalse();
            assertThat(windows.open(WEB, THURSDAY_NOON)).as(project).isTrue();
        }
    }

    @Test
    void whatHasNoProjectIsNotRestrictedByProjects() {
        MaintenanceWindows windows = windows(of(saturdayNight(), List.of(), List.of("*")));
        assertThat(windows.open(Scope.on(MOVE, "cmp-1"), THURSDAY_NOON)).isTrue();
    }

    @Test
    void nodesRestrictWhatHappensThere() {
        MaintenanceWindows windows = windows(of(saturdayNight(), List.of(), List.of(), "cmp-1"));
        assertThat(windows.open(Scope.on(REDEPLOY, "cmp-1"), THURSDAY_NOON)).isFalse();
        assertThat(windows.open(Scope.on(REDEPLOY, "cmp-11"), THURSDAY_NOON)).isTrue();
        assertThat(windows.open(Scope.of(DEPLOY), THURSDAY_NOON)).isTrue();
    }

    @Test
    void allThatAWindowNamesMustFit() {
        MaintenanceWindows windows =
                windows(of(saturdayNight(), List.of(MOVE), List.of("db"), "cmp-2"));
        assertThat(windows.open(DATABASE, THURSDAY_NOON)).isTrue();
        assertThat(windows.open(WEB, THURSDAY_NOON)).isTrue();
        assertThat(windows.open(new Scope(MOVE, "", "db", "cmp-2"), THURSDAY_NOON)).isFalse();
    }

    @Test
    void oneOpenWindowIsEnough() {
        MaintenanceWindows windows =
                windows(saturdayNight(), of(daily("10:00", "14:00"), List.of(), List.of("web")));
        assertThat(windows.open(WEB, THURSDAY_NOON)).isTrue();
        assertThat(windows.open(DATABASE, THURSDAY_NOON)).isFalse();
        assertThat(windows.opens(WEB, at("2026-11-26T20:00Z"))).isEqualTo(at("2026-11-27T10:00Z"));
    }

    @Test
    void windowsThatOverlapOrMeetCloseTogether() {
        MaintenanceWindows windows =
                windows(
                        window(FRIDAY, "20:00", "23:00", "UTC"),
                        window(FRIDAY, "22:00", "02:00", "UTC"),
                        window(SATURDAY, "03:00", "06:00", "Europe/Berlin"));
        assertThat(windows.closes(WEB, at("2026-11-27T21:00Z"))).contains(at("2026-11-28T05:00Z"));
    }

    @Test
    void windowsThatLeaveNoGapNeverClose() {
        MaintenanceWindows windows = windows(daily("08:00", "20:00"), daily("20:00", "08:00"));
        assertThat(windows.closes(WEB, THURSDAY_NOON)).isEmpty();
        assertThat(windows.said(WEB, THURSDAY_NOON))
                .isEqualTo("inside the window daily 08:00-20:00 UTC");
    }

    @Test
    void eachWindowKeepsItsOwnZone() {
        MaintenanceWindows windows =
                windows(
                        window(SATURDAY, "22:00", "23:00", "Asia/Tokyo"),
                        window(SATURDAY, "22:00", "23:00", "America/New_York"));
        assertThat(windows.opens(WEB, THURSDAY_NOON)).isEqualTo(at("2026-11-28T22:00+09:00"));
        assertThat(windows.open(WEB, at("2026-11-28T22:30+01:00"))).isFalse();
        assertThat(windows.opens(WEB, at("2026-11-28T22:30+01:00")))
                .isEqualTo(at("2026-11-28T22:00-05:00"));
    }

    @Test
    void theSentenceNamesTheWindowsTheZoneAndTheTime() {
        MaintenanceWindow moves = of(saturdayNight(), List.of(MOVE), List.of());
        assertThat(windows(moves).said(WEB, THURSDAY_NOON))
                .isEqualTo(
                        "outside the window sat 22:00-04:00 Europe/Berlin for move; it opens"
                                + " 2026-11-28T22:00+01:00");
        assertThat(windows(moves).said(WEB, SATURDAY_NIGHT))
                .isEqualTo(
                        "inside the window sat 22:00-04:00 Europe/Berlin for move; closed from"
                                + " 2026-11-29T04:00+01:00");
        assertThat(
                        windows(moves, of(daily("00:00", "05:00"), List.of(), List.of("web")))
                                .said(WEB, THURSDAY_NOON))
                .isEqualTo(
                        "outside the windows sat 22:00-04:00 Europe/Berlin for move and daily"
                                + " 00:00-05:00 UTC in project web; the next one opens"
                                + " 2026-11-27T00:00Z");
    }
}
