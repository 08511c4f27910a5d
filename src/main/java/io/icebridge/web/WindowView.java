package io.icebridge.web;

import io.icebridge.journal.Trail;
import io.icebridge.process.access.RunningChanges;
import io.icebridge.runbook.move.Hold;
import io.icebridge.runbook.move.Holdable;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Wanted;
import io.icebridge.runbook.move.Whom;
import io.icebridge.runbook.move.Window;
import io.icebridge.runbook.move.WindowRefused;
import io.icebridge.runbook.move.WindowState;
import io.icebridge.web.ChangeWindow.Act;
import io.icebridge.web.ChangeWindow.Held;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the windows of changes, the same for people and for programs. */
@Component
class WindowView {
    private final RunningChanges changes;
    private final Window window;
    private final Moves moves;
    private final Slots slots;
    private final Trail trail;

    WindowView(RunningChanges changes, Window window, Moves moves, Slots slots, Trail trail) {
        this.changes = changes;
        this.window = window;
        this.moves = moves;
        this.slots = slots;
        this.trail = trail;
    }

    /** The changes that run and have something left to move. */
    List<String> open() {
        List<String> running = changes.running();
        return moves.unfinished().stream().filter(running::contains).toList();
    }

    boolean runs(String change) {
        return changes.running().contains(change);
    }

    /** The windows of those. */
    List<ChangeWindow> all() {
        return open().stream().map(change -> of(change, true)).toList();
    }

    /**
     * The window of a change; of one that has ended, what was done to it.
     *
     * @throws WindowRefused when there was never anything to move in a change of that name
     */
    ChangeWindow one(String change) {
        if (!legible(change) || moves.of(change).isEmpty() && history(change).isEmpty()) {
            throw WindowRefused.unknown(
                    "No change \"%s\" has servers to move. %s"
                            .formatted(Whom.shortened(change), there()));
        }
        return of(change, open().contains(change));
    }

    /** What could have been meant, in a sentence. */
    String there() {
        List<String> open = open();
        return open.isEmpty()
                ? "No change that runs has any left to move."
                : "Of those that run, these have some left to move: "
                        + String.join("; ", open)
                        + ".";
    }

    private static boolean legible(String change) {
        return change.codePoints().noneMatch(Character::isISOControl);
    }

    private ChangeWindow of(String change, boolean open) {
        WindowState state = window.of(change);
        List<Move> all = moves.of(change);
        Holdable holdable = new Holdable(change, all);
        return new ChangeWindow(
                change,
                open,
                open ? state.size() : 0,
                state.limit(),
                Window.most(all.size()),
                shown(state.sized()),
                state.paused(),
                shown(state.pause()),
                state.closed(),
                state.failed().stream().map(id -> holdable.told(server(id))).toList(),
                state.holds().stream().map(hold -> held(hold, holdable)).toList(),
                (int) all.stream().filter(m -> m.state() == Move.State.PLANNED).count(),
                open ? slots.of(change, all) : List.of(),
                history(change));
    }

    private static Whom server(String id) {
        return new Whom(Whom.Kind.SERVER, id);
    }

    private static Held held(Hold hold, Holdable holdable) {
        Whom whom = hold.whom();
        return new Held(whom.kind().word(), whom.name(), holdable.told(whom), shown(hold.wanted()));
    }

    private static Wanted shown(Wanted wanted) {
        return wanted == null
                ? null
                : new Wanted(
                        wanted.by().isEmpty() ? "the runbook" : wanted.by(),
                        wanted.at().truncatedTo(ChronoUnit.SECONDS),
                        wanted.why());
    }

    private List<Act> history(String change) {
        return trail.of(change).stream()
                .filter(line -> line.kind() == Trail.Kind.WINDOW)
                .map(
                        line ->
                                new Act(
                                        line.number(),
                                        line.at().truncatedTo(ChronoUnit.SECONDS),
                                        line.by(),
                                        line.what(),
                                        line.why()))
                .sorted(Comparator.comparing(Act::number).reversed())
                .toList();
    }
}
