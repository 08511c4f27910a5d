package io.icebridge.runbook.fleet;

import io.icebridge.host.Host;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.runbook.fleet.HostJobs.Seen;
import io.icebridge.runbook.fleet.HostJobs.State;
import java.time.Clock;
import java.util.Optional;

/** What of a change's deeds was begun and may still have its effect. */
final class Unanswered {
    private final Site site;
    private final Door door;
    private final Change change;
    private final Waited waited;

    Unanswered(Site site, Door door, Clock clock, Change change) {
        this.site = site;
        this.door = door;
        this.change = change;
        this.waited = new Waited(clock);
    }

    /** Only what was begun is looked at; what left no trace in time will never come. */
    Optional<Pending> settle(Deed deed) {
        Action action = deed.action();
        if (!action.effect() || byHand(action.key().place())) {
            return Optional.empty();
        }
        return deed instanceof Deed.Run ? job(action) : call(action.key());
    }

    private boolean byHand(Place place) {
        return place.kind() == Place.Kind.HOST && site.entry(place.name()).byHand();
    }

    /** One for itself, or for each of several things. */
    private Optional<Pending> call(Key key) {
        return door.journal().of(change, key.subject(), key.step()).stream()
                .filter(entry -> entry.key().place().equals(key.place()))
                .filter(entry -> entry.key().partKind().equals(key.partKind()))
                .filter(door.life()::goesOn)
                .findFirst()
                .map(waited::pending);
    }

    private Optional<Pending> job(Action action) {
        Optional<Entry> begun = door.journal().last(change, action.key()).filter(Entry::open);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        Entry entry = begun.get();
        Host host = site.hosts().host(action.key().place().name());
        Seen seen = new HostJobs(site.profile()).look(host, change, action.key(), entry.attempt());
        boolean mayBegin = seen.state() == State.ABSENT && door.life().goesOn(entry);
        if (seen.state() == State.RUNNING || mayBegin) {
            return Optional.of(waited.pending(entry));
        }
        if (seen.state() == State.ENDED && seen.status() == 0) {
            door.ended(entry, new Ran(seen.seconds(), seen.output().strip()));
        } else {
            door.failed(entry, "it did not come to its end\n" + Outputs.end(seen.output()));
        }
        return Optional.empty();
    }
}
