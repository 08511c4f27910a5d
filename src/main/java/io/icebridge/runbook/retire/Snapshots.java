package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.move.SharedAction;
import io.icebridge.runbook.move.Until;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The servers' snapshots: the time for which each is kept stands in the journal. */
final class Snapshots {
    private static final String KEPT = "keepSnapshot";

    private final Cloud cloud;
    private final Door door;
    private final Clock clock;

    Snapshots(Cloud cloud, Door door, Clock clock) {
        this.cloud = cloud;
        this.door = door;
        this.clock = clock;
    }

    /** Deletes those whose time is over; says how many, and until when others are kept. */
    String deleteExpired(Change change) {
        Instant now = clock.instant();
        List<Until> all = kept(change);
        List<Until> over = all.stream().filter(kept -> !kept.time().isAfter(now)).toList();
        over.forEach(kept -> delete(change, kept.imageId()));
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
        Map<Key, Entry> last = new LinkedHashMap<>();
        door.journal().of(change).stream()
                .filter(e -> e.key().step().equals(KEPT))
                .forEach(e -> last.put(e.key(), e));
        return last.values().stream()
                .map(e -> e.result(Until.class).orElse(null))
                .filter(Objects::nonNull)
                .toList();
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
