package io.icebridge.runbook.fleet;

import io.icebridge.host.Host;
import io.icebridge.host.Result;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
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
import java.util.stream.Collectors;

/** The deeds of a stage at one place, one after another. */
final class PlaceWork {
    /** How long after its start a command may leave no trace. */
    private static final Duration STARTING = Duration.ofSeconds(10);

    private static final Optional<Pending> MORE =
            Optional.of(new Pending(Duration.ZERO, "more to do"));

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Site site;
    private final Door door;
    private final Journal journal;
    private final Clock clock;
    private final Pass pass;
    private final HostJobs jobs;

    PlaceWork(Site site, Door door, Clock clock, Pass pass) {
        this.site = site;
        this.door = door;
        this.journal = door.journal();
        this.clock = clock;
        this.pass = pass;
        this.jobs = new HostJobs(site.profile());
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
            look(look);
            return Optional.empty();
        }
        if (deed instanceof Deed.Call call) {
            door.carryOut(change(), call.effect());
            return Optional.empty();
        }
        if (deed instanceof Deed.Each each) {
            return each(each);
        }
        return deed instanceof Deed.Await await ? await(await) : run((Deed.Run) deed);
    }

    private Optional<Pending> each(Deed.Each each) {
        Key key = each.action().key();
        Set<Key> settled =
                journal.last(change(), key.subject(), key.step()).stream()
                        .filter(Entry::settled)
                        .map(Entry::key)
                        .collect(Collectors.toSet());
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
                            throw failure(action, e.why());
                        });
    }

    private static StepFailure failure(Action action, String why) {
        String[] parts = why.split("\n", 2);
        return new StepFailure(
                action.effect() ? StepFailure.Kind.COMMAND_FAILED : StepFailure.Kind.PROOF_FAILED,
                parts[0],
                parts.length > 1 ? parts[1] : "");
    }

    private void look(Deed.Look look) {
        Action action = look.action();
        Result result = host(action).look(look.command());
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
        String text = why.getMessage() + "\n" + why.detail();
        door.failed(entry, text);
        return failure(action, text);
    }

    private Optional<Pending> await(Deed.Await await) {
        Action action = await.action();
        Entry entry = journal.begun(change(), action);
        Optional<Object> come = seen(await, entry);
        if (come.isPresent()) {
            door.ended(entry, come.get());
            return Optional.empty();
        }
        if (waited(entry).compareTo(await.limit()) > 0) {
            String why =
                    "did not come within " + await.limit().toSeconds() + " s: " + action.what();
            throw notCome(await, entry, new StepFailure(StepFailure.Kind.PROOF_FAILED, why));
        }
        return Optional.of(pending(entry));
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
        if (run.command().input().length > 0) {
            throw new IllegalArgumentException("a command with input is a call: " + action.what());
        }
        Duration pause = FIRST_PAUSE;
        while (true) {
            Optional<Entry> begun = begun(action);
            Seen seen =
                    begun.map(e -> jobs.look(host(action), change(), action.key(), e.attempt()))
                            .orElse(Seen.ABSENT);
            if (seen.state() == State.ENDED) {
                ended(begun.orElseThrow(), action, seen);
                return Optional.empty();
            }
            if (seen.state() == State.ABSENT) {
                door.start(
                        change(),
                        action,
                        b -> jobs.start(change(), action.key(), run.command(), b));
            } else {
                goesOn(begun.orElseThrow(), run, seen);
            }
            if (!clock.instant().isBefore(pass.until())) {
                return Optional.of(pending(begun(action).orElseThrow()));
            }
            site.pauses().pause(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /** Only what was begun is looked at; what left no trace will never come. */
    Optional<Pending> settle(Deed.Run run) {
        Action action = run.action();
        Optional<Entry> begun = begun(action);
        if (begun.isEmpty() || byHand(action.key().place())) {
            return Optional.empty();
        }
        Entry entry = begun.get();
        Seen seen = jobs.look(host(action), change(), action.key(), entry.attempt());
        if (seen.state() == State.RUNNING) {
            return Optional.of(pending(entry));
        }
        if (seen.state() == State.ENDED && seen.status() == 0) {
            door.ended(entry, new Ran(seen.seconds(), Outputs.end(seen.output())));
        } else {
            door.failed(entry, "it did not come to its end\n" + Outputs.end(seen.output()));
        }
        return Optional.empty();
    }

    private Optional<Entry> begun(Action action) {
        return journal.last(change(), action.key()).filter(e -> e.state() == Entry.State.BEGUN);
    }

    private void ended(Entry entry, Action action, Seen seen) {
        if (seen.status() == 0) {
            door.ended(entry, new Ran(seen.seconds(), Outputs.end(seen.output())));
            return;
        }
        throw failed(
                entry,
                action,
                new StepFailure(
                        StepFailure.Kind.COMMAND_FAILED,
                        "a command on %s ended with %d"
                                .formatted(action.key().place().name(), seen.status()),
                        action.what() + "\n" + Outputs.end(seen.output())));
    }

    private void goesOn(Entry entry, Deed.Run run, Seen seen) {
        String host = run.action().key().place().name();
        Duration most = Duration.ofMinutes(site.profile().jobs().limitMinutes());
        Duration limit = run.limit().compareTo(most) > 0 ? most : run.limit();
        if (seen.state() == State.GONE && waited(entry).compareTo(STARTING) > 0) {
            throw failed(
                    entry,
                    run.action(),
                    new StepFailure(
                            StepFailure.Kind.COMMAND_FAILED,
                            "a command on " + host + " was cut off before its end",
                            run.action().what() + "\n" + Outputs.end(seen.output())));
        }
        if (waited(entry).compareTo(limit) > 0) {
            throw new StepFailure(
                    StepFailure.Kind.COMMAND_FAILED,
                    "a command on %s still runs after %d minutes"
                            .formatted(host, limit.toMinutes()),
                    run.action().what() + "\n" + Outputs.end(seen.output()));
        }
    }

    private Pending pending(Entry entry) {
        Duration quarter = waited(entry).dividedBy(4);
        Duration again = quarter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : quarter;
        return new Pending(
                again,
                entry.what() + " on " + entry.key().place().name() + " since " + entry.begun());
    }

    private Duration waited(Entry entry) {
        return Duration.between(entry.begun(), clock.instant());
    }

    private Host host(Action action) {
        return site.hosts().host(action.key().place().name());
    }
}
