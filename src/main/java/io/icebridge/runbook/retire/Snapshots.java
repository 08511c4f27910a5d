package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Key;
import io.icebridge.journal.NotNow;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.move.SharedAction;
import io.icebridge.runbook.move.Until;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The servers' snapshots: the time for which each is kept stands in the journal. */
final class Snapshots {
    private static final String KEPT = "keepSnapshot";

    /** After so long the job ends, and another one goes on. */
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final Cloud cloud;
    private final Door door;
    private final Clock clock;

    Snapshots(Cloud cloud, Door door, Clock clock) {
        this.cloud = cloud;
        this.door = door;
        this.clock = clock;
    }

    /**
     * Deletes those whose time is over; says how many, and until when others are kept.
     *
     * @throws NotNow when a moment was not enough for all
     */
    String deleteExpired(Change change) {
        Instant now = clock.instant();
        List<Until> all = kept(change);
        List<Until> over = all.stream().filter(kept -> !kept.time().isAfter(now)).toList();
        delete(change, over, now.plus(MOMENT));
        String left =
                all.stream()
                        .map(Until::time)
                        .filter(time -> time.isAfter(now))
                        .max(Comparator.naturalOrder())
                        .map(
                                last ->
                                        ", %d kept, the last until %s"
                                                .formatted(all.size() - over.size(), last))
                        .orElse("");
        return over.size() + " expired snapshots deleted" + left;
    }

    private List<Until> kept(Change change) {
        return door.journal().last(change, KEPT).stream()
                .map(e -> e.result(Until.class).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private void delete(Change change, List<Until> over, Instant until) {
        Set<Key> done = door.journal().settled(change, Subject.CHANGE, SharedAction.CLEAN_UP);
        for (Until kept : over) {
            if (done.contains(deletion(kept.imageId()).key())) {
                continue;
            }
            if (clock.instant().isAfter(until)) {
                throw new NotNow(clock.instant(), "snapshots whose time is over are deleted");
            }
            delete(change, kept.imageId());
        }
    }

    private void delete(Change change, String image) {
        door.carryOut(
                change,
                Effect.repeatable(
                        deletion(image),
                        reach -> {
                            if (cloud.images().image(image).isEmpty()) {
                                return "it was gone already";
                            }
                            reach.cloud().images().protect(image, false);
                            reach.cloud().images().delete(image);
                            return "deleted";
                        }));
    }

    /**
     * @param image empty for all of them
     */
    static Action deletion(String image) {
        return Action.effect(
                new Key(
                        SharedAction.CLEAN_UP,
                        Subject.CHANGE,
                        Place.cloud("image"),
                        image.isEmpty() ? "snapshot" : "snapshot:" + image),
                "each server's snapshot whose time is over: PATCH images/{image} protected=false;"
                        + " DELETE images/{image}",
                Undo.never("its time is over"));
    }
}
