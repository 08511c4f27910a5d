package io.icebridge.runbook.fleet;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.Result;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.HostJobs.Seen;
import io.icebridge.runbook.fleet.HostJobs.State;
import io.icebridge.runbook.fleet.Runner.Pass;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The deeds of a stage at one place, one after another. */
final class PlaceWork {
    /** How long after its start a command may leave no trace. */
    private static final Duration STARTING = Duration.ofSeconds(10);

    private static final Optional<Pending> MORE =
            Optional.of(new Pending(Duration.ZERO, "more to do"));

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private final Site site;
    private final Door door;
    private final Journal journal;
    private final Clock clock;
    private final Pass pass;
    private final HostJobs jobs;
    private final Waited waited;

    PlaceWork(Site site, Door door, Clock clock, Pass pass) {
        this.site = site;
        this.door = door;
        this.journal = door.journal();
        this.clock = clock;
        this.pass = pass;
        this.jobs = new HostJobs(site.profile());
        this.waited = new Waited(clock);
    }

    Optional<Pending> go(List<Deed> deeds) {
        if (byHand(deeds.get(0).action().key().place())) {
            new HandWork(door, pass.change()).ask(deeds);
            return Optional.empty();
        }
        for (Deed deed : deeds) {
            if (journal.settled(change(), deed.action().key())) {
                continue;
            }
            Optional<Pending> pending = one(deed);
            if (pending.isPresent()) {
                return pending;
            }
            if (late()) {
                return MORE;
            }
        }
        return Optional.empty();
    }

    private boolean late() {
        return clock.instant().isAfter(pass.until());
    }

    private boolean byHand(Place place) {
        return place.kind() == Place.Kind.HOST && site.entry(place.name()).byHand();
    }

    private Change change() {
        return pass.change();
    }

    private Optional<Pending> one(Deed deed) {
        failedNow(deed.action());
        if (deed instanceof Deed.Look look) {
            return look(look);
        }
        if (deed instanceof Deed.Call call) {
            return call(call.effect());
        }
        if (deed instanceof Deed.Each each) {
            return each(each);
        }
        return deed instanceof Deed.Await await ? await(await) : run((Deed.Run) deed);
    }

    /** What was called and found to be no use has ended, where calling it again does no harm. */
    private Optional<Pending> call(Effect<?> effect) {
        try {
            door.carryOut(change(), effect);
            return Optional.empty();
        } catch (StepFailure wrong) {
            throw effect.lookUp() != null
                    ? wrong
                    : failed(journal.begun(change(), effect.action()), effect.action(), wrong);
        }
    }

    private Optional<Pending> each(Deed.Each each) {
        Key key = each.action().key();
        Set<Key> settled = journal.settled(change(), key.subject(), key.step());
        int count = 0;
        for (String thing : each.things().get()) {
            count++;
            Deed deed = each.deed().apply(thing);
            if (settled.contains(deed.action().key())) {
                continue;
            }
            if (late()) {
                return MORE;
            }
            one(deed);
        }
        journal.looked(change(), each.action(), new Count(count));
        return Optional.empty();
    }

    /** Of how many things something was done. */
    private record Count(int things) {}

    /** What failed in this very try is not begun again while others still run. */
    private void failedNow(Action action) {
        journal.last(change(), action.key())
                .filter(e -> e.state() == Entry.State.FAILED)
                .filter(e -> !e.ended().isBefore(pass.since()))
                .ifPresent(
                        e -> {
                            throw Failed.of(action, e.why());
                        });
    }

    /** One that reads a whole database runs by itself, as a command does that changes one. */
    private Optional<Pending> look(Deed.Look look) {
        Command command = look.command();
        if (command.limit().compareTo(Draft.SHORT) > 0) {
            return byItself(
                    look.action(),
                    command,
                    command.limit(),
                    (entry, seen) -> judge(look, seen.result()));
        }
        judge(look, host(look.action()).look(command));
        return Optional.empty();
    }

    private void judge(Deed.Look look, Result result) {
        Action action = look.action();
        try {
            journal.looked(change(), action, look.judge().judge(result));
        } catch (StepFailure wrong) {
            spoil(look.spoils(), wrong);
            throw failed(journal.begun(change(), action), action, wrong);
        }
    }

    private void spoil(List<Key> keys, StepFailure why) {
        keys.forEach(key -> journal.anew(change(), key, why.getMessage()));
    }

    private StepFailure failed(Entry entry, Action action, StepFailure why) {
        String text = Failed.text(why);
        door.failed(entry, text);
        return Failed.of(action, text);
    }

    private Optional<Pending> await(Deed.Await await) {
        Action action = await.action();
        Entry entry = journal.begun(change(), action);
        Optional<Object> come = seen(await, entry);
        if (come.isPresent()) {
            door.ended(entry, come.get());
            return Optional.empty();
        }
        if (waited.since(entry).compareTo(await.limit()) > 0) {
            String why =
                    "did not come within " + await.limit().toSeconds() + " s: " + action.what();
            throw notCome(await, entry, new StepFailure(StepFailure.Kind.PROOF_FAILED, why));
        }
        return Optional.of(waited.pending(entry));
    }

    private Optional<Object> seen(Deed.Await await, Entry entry) {
        try {
            return await.look().get();
        } catch (StepFailure wrong) {
            throw notCome(await, entry, wrong);
        }
    }

    private StepFailure notCome(Deed.Await await, Entry entry, StepFailure why) {
        spoil(await.spoils(), why);
        return failed(entry, await.action(), why);
    }

    private Optional<Pending> run(Deed.Run run) {
        Action action = run.action();
        return byItself(
                action, run.command(), run.limit(), (entry, seen) -> ended(entry, action, seen));
    }

    private Optional<Pending> byItself(
            Action action, Command command, Duration limit, BiConsumer<Entry, Seen> end) {
        if (command.input().length > 0) {
            throw new IllegalArgumentException("a command with input is a call: " + action.what());
        }
        Duration pause = FIRST_PAUSE;
        while (true) {
            Optional<Entry> begun = begun(action);
            Seen seen =
                    begun.map(e -> jobs.look(host(action), change(), action.key(), e.attempt()))
                            .orElse(Seen.ABSENT);
            if (seen.state() == State.ENDED) {
                end.accept(begun.orElseThrow(), seen);
                return Optional.empty();
            }
            if (seen.state() == State.ABSENT) {
                door.start(change(), action, b -> jobs.start(change(), action.key(), command, b));
            } else {
                goesOn(begun.orElseThrow(), action, limit, seen);
            }
            if (!clock.instant().isBefore(pass.until())) {
                return Optional.of(waited.pending(begun(action).orElseThrow()));
            }
            site.pauses().pause(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private Optional<Entry> begun(Action action) {
        return journal.last(change(), action.key()).filter(Entry::open);
    }

    private void ended(Entry entry, Action action, Seen seen) {
        if (seen.status() == 0) {
            door.ended(entry, new Ran(seen.seconds(), seen.output().strip()));
            return;
        }
        String how =
                "ended with %d%s"
                        .formatted(
                                seen.status(), KnownFailures.said(site.profile(), seen.output()));
        throw failed(entry, action, command(action, how, seen));
    }

    private static StepFailure command(Action action, String how, Seen seen) {
        return new StepFailure(
                StepFailure.Kind.COMMAND_FAILED,
                "a command on %s %s".formatted(action.key().place().name(), how),
                action.what() + "\n" + Outputs.end(seen.output()));
    }

    private void goesOn(Entry entry, Action action, Duration allowed, Seen seen) {
        Duration most = Duration.ofMinutes(site.profile().jobs().limitMinutes());
        Duration limit = allowed.compareTo(most) > 0 ? most : allowed;
        if (seen.state() == State.GONE && waited.since(entry).compareTo(STARTING) > 0) {
            throw failed(entry, action, command(action, "was cut off before its end", seen));
        }
        if (waited.since(entry).compareTo(limit) > 0) {
            String how = "still runs after %d minutes".formatted(limit.toMinutes());
            throw command(action, how, seen);
        }
    }

    private Host host(Action action) {
        return site.hosts().host(action.key().place().name());
    }
}
