package io.icebridge.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;

/**
 * Time that passes only when it is told to. What falls due runs in the thread that lets it pass, in
 * order, so that a run can be had again exactly and hours take no time.
 */
public final class OwnTime implements Passing {

    private static final Instant BEGINNING = Instant.parse("2014-05-01T00:00:00Z");

    private record Event(Instant due, long number, Runnable work) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private Instant now = BEGINNING;
    private long events;

    /** Lets so much time pass, and all happen that falls due in it. */
    public void pass(Duration time) {
        Instant end = now().plus(time);
        for (Event next = due(end); next != null; next = due(end)) {
            next.work().run();
        }
        reach(end);
    }

    private synchronized Event due(Instant end) {
        if (queue.isEmpty() || queue.peek().due().isAfter(end)) {
            return null;
        }
        Event next = queue.poll();
        reach(next.due());
        return next;
    }

    private synchronized void reach(Instant time) {
        now = time.isAfter(now) ? time : now;
    }

    /** The same time for others. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("a simulated cloud lives in UTC");
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable work) {
        queue.add(new Event(now.plus(delay), ++events, work));
    }

    /** Who waits for the answer lets no time pass meanwhile, so that the answer does. */
    @Override
    public void late(Duration delay, Runnable answer) {
        pass(delay);
        answer.run();
    }

    @Override
    public synchronized void close() {
        queue.clear();
    }
}
