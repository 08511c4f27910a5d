package io.icebridge.process.waiting;

import io.icebridge.cloud.Hearsay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;

/** Of what the cloud itself told something lately, so that a look at it is due. */
final class Mentions {
    /** The cloud may be quicker than the step that begins to wait for it. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Clock clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();
    private final Set<String> heardOf = ConcurrentHashMap.newKeySet();

    Mentions(Clock clock) {
        this.clock = clock;
    }

    @EventListener
    void heard(Hearsay word) {
        if (word instanceof Hearsay.Of something) {
            heard(something.ids());
        } else {
            heardOf.clear();
        }
    }

    private void heard(Set<String> ids) {
        Instant now = clock.instant();
        told.values().removeIf(at -> at.plus(KEPT).isBefore(now));
        ids.forEach(id -> told.put(id, now));
    }

    boolean any(Collection<String> ids) {
        Instant now = clock.instant();
        return ids.stream()
                .map(told::get)
                .anyMatch(at -> at != null && !at.plus(KEPT).isBefore(now));
    }

    /** A look that began then has used up what was told before it. */
    void used(Collection<String> ids, Instant began) {
        ids.forEach(id -> told.computeIfPresent(id, (i, at) -> at.isAfter(began) ? at : null));
    }

    /**
     * Whether the last wait of this kind was over as the cloud told it, so that the next one may
     * rely on being told.
     */
    boolean relied(String message) {
        return heardOf.contains(message);
    }

    /** A wait of the kind is over, and the cloud has told so or has not. */
    void over(String message, boolean told) {
        if (told) {
            heardOf.add(message);
        } else {
            heardOf.remove(message);
        }
    }
}
