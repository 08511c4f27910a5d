package io.icebridge.process.step;

import io.icebridge.approval.Slicing;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Phase;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Hours;
import io.icebridge.journal.Journal;
import io.icebridge.journal.NotNow;
import io.icebridge.journal.Place;
import io.icebridge.runbook.maintenance.MaintenanceWindows;
import io.icebridge.runbook.maintenance.Scope;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The cloud file's windows, kept at the door: outside them nothing begins, and what has begun is
 * finished.
 */
public final class WindowHours implements Hours {
    private final MaintenanceWindows windows;
    private final boolean any;
    private final Journal journal;
    private final Moves moves;
    private final Supplier<List<Slicing>> slicings;
    private final Clock clock;

    WindowHours(
            CloudFile file,
            Journal journal,
            Moves moves,
            Supplier<List<Slicing>> slicings,
            Clock clock) {
        this.windows = MaintenanceWindows.of(file);
        this.any = !file.windows().isEmpty();
        this.journal = journal;
        this.moves = moves;
        this.slicings = slicings;
        this.clock = clock;
    }

    @Override
    public void require(Change change, Action action) {
        if (!any || !action.effect()) {
            return;
        }
        Optional<Slicing> opened =
                slicings.get().stream()
                        .filter(s -> s.steps().contains(action.key().step()))
                        .findFirst();
        if (opened.isEmpty() || begun(change, action, opened.get().belongTogether())) {
            return;
        }
        Scope effect = effect(change, action, phase(opened.get().gate()));
        Instant now = clock.instant();
        if (!windows.open(effect, now)) {
            throw new NotNow(windows.opens(effect, now), windows.said(effect, now));
        }
    }

    /** Whether a server's move may begin now. */
    public boolean open(String change, String serverId) {
        Move move = moves.of(change, serverId);
        Scope effect = new Scope(Phase.MOVE, move.projectId(), "", move.node());
        return windows.open(effect, clock.instant());
    }

    private boolean begun(Change change, Action action, Set<String> together) {
        String step = action.key().step();
        return journal.of(change, action.key().subject()).stream()
                .filter(Entry::mayBeDone)
                .map(entry -> entry.key().step())
                .anyMatch(s -> s.equals(step) || together.contains(step) && together.contains(s));
    }

    private Scope effect(Change change, Action action, Phase phase) {
        return switch (action.key().subject().kind()) {
            case SERVER -> of(moves.of(change.id(), action.key().subject().name()), phase);
            case NODE -> Scope.on(phase, action.key().subject().name());
            default ->
                    action.key().place().kind() == Place.Kind.HOST
                            ? Scope.on(phase, action.key().place().name())
                            : Scope.of(phase);
        };
    }

    private static Scope of(Move move, Phase phase) {
        return new Scope(phase, move.projectId(), "", move.node());
    }

    private static Phase phase(String gate) {
        return switch (gate) {
            case "rehearsal", "service" -> Phase.SERVICES;
            case "packages" -> Phase.PACKAGES;
            case "parallel-nova" -> Phase.DEPLOY;
            case "move" -> Phase.MOVE;
            case "redeployment" -> Phase.REDEPLOY;
            case "retirement" -> Phase.RETIRE;
            default -> throw new IllegalStateException("no phase has the gate " + gate);
        };
    }
}
