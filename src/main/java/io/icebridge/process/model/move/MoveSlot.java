package io.icebridge.process.model.move;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.step.WindowHours;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import io.icebridge.process.waiting.Watch;
import io.icebridge.process.waiting.Watch.Waiting;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Window;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** move-slot: one place in the window takes server after server. */
@Configuration(proxyBeanMethods = false)
class MoveSlot {
    static final Var<Integer> SLOT = Var.number("slot");

    /** {@code CLAIMED}, {@code LATER} or {@code NONE}. */
    static final Var<String> CLAIM = Var.text("claim");

    private final Failures failures;
    private final Moves moves;
    private final Window window;
    private final double failedShare;
    private final int releasesAtOnce;
    private final RuntimeService runtime;
    private final WindowHours hours;

    MoveSlot(
            Failures failures,
            Moves moves,
            Window window,
            WindowHours hours,
            CloudFile file,
            RuntimeService runtime) {
        this.hours = hours;
        this.failures = failures;
        this.moves = moves;
        this.window = window;
        this.failedShare = file.limits().failedShare();
        this.releasesAtOnce = file.limits().releasesAtOnce();
        this.runtime = runtime;
    }

    /** The claim commits with this step or not at all. */
    @Bean
    Step claimServer() {
        return Step.of(failures, this::claim);
    }

    private void claim(Here here) {
        int wave = here.get(MoveWaves.WAVE);
        List<String> open = moves.unclaimed(here.change(), wave);
        if (!open.isEmpty() && tooManyFailed(here.change(), wave)) {
            ask(here.change());
        }
        if (open.isEmpty()) {
            here.set(CLAIM, "NONE");
        } else {
            // also where somebody holds it back at this moment: the slot must not end by that
            here.set(CLAIM, "LATER");
            free(here.change(), wave, here.get(SLOT))
                    .filter(id -> window.claim(here.change(), id, here.get(SLOT), moves))
                    .findFirst()
                    .ifPresent(
                            id -> {
                                here.set(CLAIM, "CLAIMED");
                                here.set(MoveServer.SERVER, id);
                            });
        }
    }

    /** Also by those of earlier waves: what ails the whole cloud must not hide in small ones. */
    private boolean tooManyFailed(String change, int wave) {
        int servers = moves.atStake(change, wave);
        return window.closes(change, servers, failedShare);
    }

    /** Within the caller's transaction: the closed window and the question commit together. */
    private void ask(String change) {
        runtime.createMessageCorrelation(MoveWave.WINDOW_CLOSED)
                .processInstanceBusinessKey(change)
                .correlate();
    }

    /**
     * Over when the window has grown to this slot and enough old servers have gone, or nothing is
     * left for it.
     */
    @Bean
    Watch slotOpened() {
        return Watch.of(
                Duration.ZERO,
                Set.of(SLOT.name(), MoveWaves.WAVE.name()),
                Watch.Look.those(this::opened));
    }

    private boolean opened(Waiting waiting) {
        int slot = Integer.parseInt(waiting.get(SLOT));
        int wave = Integer.parseInt(waiting.get(MoveWaves.WAVE));
        return moves.unclaimed(waiting.change(), wave).isEmpty()
                || free(waiting.change(), wave, slot).findFirst().isPresent();
    }

    /** What the slot may begin: what nothing holds back, and whose hour it is. */
    private Stream<String> free(String change, int wave, int slot) {
        return holds(change, slot)
                ? window.free(change, wave).stream().filter(id -> hours.open(change, id))
                : Stream.empty();
    }

    /** Also not while too many old servers are on their way out. */
    private boolean holds(String change, int slot) {
        return slot < window.size(change) && moves.releasing(change) < releasesAtOnce;
    }
}
