package io.icebridge.runbook.fleet;

import io.icebridge.host.Result;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.StepFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The deeds of a stage on a host where Icebridge may not log in: a person is asked for them. */
final class HandWork {
    private final Door door;
    private final Journal journal;
    private final Change change;

    HandWork(Door door, Change change) {
        this.door = door;
        this.journal = door.journal();
        this.change = change;
    }

    /**
     * Asks for what is not yet done, as the very list that the gate showed.
     *
     * @throws StepFailure of the kind {@code BY_HAND} with the list as its detail, or when what a
     *     person gave as a look's output does not show what it should
     */
    void ask(List<Deed> deeds) {
        deeds.forEach(deed -> judged(deed, deeds));
        List<Deed> open =
                deeds.stream().filter(d -> !journal.settled(change, d.action().key())).toList();
        if (open.isEmpty()) {
            return;
        }
        open.forEach(d -> asked(d.action()));
        String host = deeds.get(0).action().key().place().name();
        throw new StepFailure(
                StepFailure.Kind.BY_HAND,
                host + " is not logged in to: carry the commands out there",
                open.stream().map(d -> d.action().what()).collect(Collectors.joining("\n")));
    }

    private void asked(Action action) {
        boolean before = journal.last(change, action.key()).filter(Entry::open).isPresent();
        if (!before && action.effect()) {
            door.start(change, action, begun -> {});
        } else if (!before) {
            journal.begun(change, action);
        }
    }

    private void judged(Deed deed, List<Deed> all) {
        if (deed instanceof Deed.Look look && look.told()) {
            Optional<Entry> said =
                    journal.last(change, deed.action().key())
                            .filter(e -> e.state() == Entry.State.BY_HAND);
            said.ifPresent(entry -> judge(look, all, entry.byHand().orElseThrow().comment()));
        }
    }

    /** What shows the wrong is asked for again, with all that belongs to it. */
    private void judge(Deed.Look look, List<Deed> all, String output) {
        try {
            look.judge().judge(new Result(0, output, "", false, Duration.ZERO));
        } catch (StepFailure wrong) {
            all.stream()
                    .filter(d -> d instanceof Deed.Look other && other.told())
                    .forEach(d -> journal.anew(change, d.action().key(), wrong.getMessage()));
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "what was given as output of "
                            + look.action().key().place().name()
                            + ": "
                            + wrong.getMessage(),
                    output);
        }
    }
}
