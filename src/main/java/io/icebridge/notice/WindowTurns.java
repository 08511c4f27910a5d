package io.icebridge.notice;

import io.icebridge.runbook.maintenance.MaintenanceWindows;
import io.icebridge.runbook.maintenance.MaintenanceWindows.Open;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Maintenance windows that open, and that will close. */
final class WindowTurns implements Happenings {
    private final MaintenanceWindows windows;

    WindowTurns(MaintenanceWindows windows) {
        this.windows = windows;
    }

    @Override
    public List<Occasion> look(List<String> changes, Instant now) {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<Open> open = windows.openAt(now);
        return changes.stream()
                .flatMap(change -> open.stream().flatMap(window -> turns(change, window)))
                .toList();
    }

    private static Stream<Occasion> turns(String change, Open window) {
        return Stream.of(
                turn(change, window, "open", window.begin()),
                turn(change, window, "closed", window.end()));
    }

    private static Occasion turn(String change, Open window, String word, Instant at) {
        return Occasion.now(
                "%s %s %x %s".formatted(word, at, window.described().hashCode(), change),
                Kind.WINDOW,
                change,
                at,
                "a maintenance window is " + word,
                window.described());
    }
}
