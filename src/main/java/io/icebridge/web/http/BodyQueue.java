package io.icebridge.web.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The requests whose bodies have not come yet, each of which holds a thread. When there are many,
 * the one that waits longest gives way to the next: an honest body comes in an instant, so that
 * slow ones in whatever number keep nobody out.
 */
final class BodyQueue {
    private static final long SHORTEST_NAP = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(50);

    private final int places;
    private final int threads;
    private final Duration patience;
    private final Deque<Place> waiting = new ArrayDeque<>();
    private int inside;

    /**
     * @param places how many wait at once
     * @param threads how many are in here at most, with those that were told to give way and could
     *     not yet
     */
    BodyQueue(int places, int threads, Duration patience) {
        this.places = places;
        this.threads = threads;
        this.patience = patience;
    }

    /** Null when even those who gave way are too many. */
    synchronized Place enter() {
        if (inside >= threads) {
            return null;
        }
        if (waiting.size() >= places) {
            waiting.removeFirst().givesWay = true;
        }
        Place place = new Place();
        waiting.addLast(place);
        inside++;
        return place;
    }

    private synchronized void leave(Place place) {
        waiting.remove(place);
        inside--;
    }

    /** One that waits. */
    final class Place implements AutoCloseable {
        private final long begun = System.nanoTime();
        private long nap = SHORTEST_NAP;
        private volatile boolean givesWay;

        /** False when it has waited long enough or gives way. */
        boolean mayStay() {
            return !givesWay && System.nanoTime() - begun <= patience.toNanos();
        }

        /** Waits a moment. */
        void nap() {
            LockSupport.parkNanos(nap);
            nap = Math.min(2 * nap, LONGEST_NAP);
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
