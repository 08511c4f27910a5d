package io.icebridge.runbook.maintenance;

import io.icebridge.cloudfile.CloudFile.MaintenanceWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.stream.Stream;

/**
 * One time that a window is open. What the clock on the wall shows decides: a time that it shows
 * twice is meant the first time, and for one that it skips the moment of the change stands. So a
 * window can be an hour longer or shorter on that day, or not open at all.
 *
 * @param end the first moment when it is closed again
 */
record Opening(Instant begin, Instant end) {
    /** A window that was opened two days ago can be open still where a day is repeated. */
    private static final int LONGEST_DAYS = 2;

    /** The first opening that is not over at the moment; it can hold it, or be yet to come. */
    static Opening next(MaintenanceWindow window, Instant at) {
        LocalDate first = at.atZone(window.zone()).toLocalDate().minusDays(LONGEST_DAYS);
        return Stream.iterate(first, day -> day.plusDays(1))
                .filter(
                        day ->
                                window.days().isEmpty()
                                        || window.days().contains(day.getDayOfWeek()))
                .map(day -> on(day, window))
                .filter(opening -> opening.begin.isBefore(opening.end) && opening.end.isAfter(at))
                .findFirst()
                .orElseThrow();
    }

    private static Opening on(LocalDate day, MaintenanceWindow window) {
        boolean overnight = !window.from().isBefore(window.to());
        LocalDate lastDay = overnight ? day.plusDays(1) : day;
        return new Opening(
                moment(day.atTime(window.from()), window.zone()),
                moment(lastDay.atTime(window.to()), window.zone()));
    }

    private static Instant moment(LocalDateTime shown, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        return change != null && change.isGap()
                ? change.getInstant()
                : shown.atZone(zone).toInstant();
    }

    boolean holds(Instant at) {
        return !at.isBefore(begin) && at.isBefore(end);
    }
}
