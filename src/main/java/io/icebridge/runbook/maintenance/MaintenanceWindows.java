package io.icebridge.runbook.maintenance;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.MaintenanceWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The maintenance windows of a cloud. An effect may begin when no window restricts it, or when one
 * of those that do is open. What has begun is not asked about again.
 */
public final class MaintenanceWindows {
    private static final Duration A_YEAR = Duration.ofDays(366);

    private final List<MaintenanceWindow> windows;

    private MaintenanceWindows(List<MaintenanceWindow> windows) {
        this.windows = List.copyOf(windows);
    }

    public static MaintenanceWindows of(CloudFile file) {
        return new MaintenanceWindows(file.windows());
    }

    /** Whether the effect may begin at the moment. */
    public boolean open(Scope effect, Instant at) {
        List<MaintenanceWindow> its = restricting(effect);
        return its.isEmpty() || its.stream().anyMatch(w -> Opening.next(w, at).holds(at));
    }

    /** The first moment, this one or later, when the effect may begin. */
    public Instant opens(Scope effect, Instant at) {
        return open(effect, at) ? at : Opening.next(nextOf(restricting(effect), at), at).begin();
    }

    /**
     * The first moment, this one or later, when the effect may not begin; empty when there is none
     * within a year.
     */
    public Optional<Instant> closes(Scope effect, Instant at) {
        List<MaintenanceWindow> its = restricting(effect);
        if (its.isEmpty()) {
            return Optional.empty();
        }
        Instant end = at;
        while (end.isBefore(at.plus(A_YEAR))) {
            Optional<Instant> later = endOfThoseOpen(its, end);
            if (later.isEmpty()) {
                return Optional.of(end);
            }
            end = later.get();
        }
        return Optional.empty();
    }

    private static Optional<Instant> endOfThoseOpen(List<MaintenanceWindow> its, Instant at) {
        return its.stream()
                .map(w -> Opening.next(w, at))
                .filter(opening -> opening.holds(at))
                .map(Opening::end)
                .max(Comparator.naturalOrder());
    }

    /** A window that is open. */
    public record Open(String described, Instant begin, Instant end) {}

    /** Those that are open at the moment. */
    public List<Open> openAt(Instant at) {
        return windows.stream()
                .filter(w -> Opening.next(w, at).holds(at))
                .map(
                        w ->
                                new Open(
                                        w.described(),
                                        Opening.next(w, at).begin(),
                                        Opening.next(w, at).end()))
                .toList();
    }

    /** Whether any window restricts the effect. */
    public boolean restrict(Scope effect) {
        return !restricting(effect).isEmpty();
    }

    /** The next moment when one of the windows opens; empty where there are none. */
    public Optional<Instant> nextOpening(Instant at) {
        return windows.stream()
                .map(
                        w ->
                                Opening.next(w, at).begin().isAfter(at)
                                        ? Opening.next(w, at)
                                        : after(w, at))
                .map(Opening::begin)
                .min(Comparator.naturalOrder());
    }

    private static Opening after(MaintenanceWindow open, Instant at) {
        return Opening.next(open, Opening.next(open, at).end());
    }

    /** For people: which windows restrict the effect, and when it may begin or no longer may. */
    public String said(Scope effect, Instant at) {
        List<MaintenanceWindow> its = restricting(effect);
        if (its.isEmpty()) {
            return "no window restricts " + effect.phase().word();
        }
        MaintenanceWindow next = nextOf(its, at);
        if (!open(effect, at)) {
            String known = its.size() == 1 ? "it opens " : "the next one opens ";
            return "outside " + named(its) + "; " + known + time(opens(effect, at), next);
        }
        return "inside "
                + named(List.of(next))
                + closes(effect, at).map(end -> "; closed from " + time(end, next)).orElse("");
    }

    private static String named(List<MaintenanceWindow> its) {
        return its.stream()
                .map(MaintenanceWindow::described)
                .collect(
                        Collectors.joining(
                                " and ", its.size() == 1 ? "the window " : "the windows ", ""));
    }

    private static String time(Instant at, MaintenanceWindow window) {
        return at.atZone(window.zone()).toOffsetDateTime().toString();
    }

    /** The one that is open, or the first to open. */
    private static MaintenanceWindow nextOf(List<MaintenanceWindow> its, Instant at) {
        return its.stream()
                .min(Comparator.comparing(w -> Opening.next(w, at).begin()))
                .orElseThrow();
    }

    private List<MaintenanceWindow> restricting(Scope effect) {
        return windows.stream().filter(effect::restrictedBy).toList();
    }
}
