package io.icebridge.simulator.fault;

import java.time.Clock;

/**
 * Decides what goes wrong. It is asked at each call before the call has its effect and after, and
 * at each lengthy operation. Implementations are called from many threads.
 */
public interface Faults {

    /** How a lengthy operation of Nova ends. */
    enum Outcome {
        DONE,
        /** The task state stays for five of the cloud's minutes, and then the operation fails. */
        STUCK,
        ERROR
    }

    /**
     * A fault here keeps the call from having any effect; only {@link Fault.Kind#LATER} lets it
     * have one after all.
     */
    default Fault before(String service, String method, String path) {
        return Fault.NONE;
    }

    /** A fault here hides from the client what the call has done. */
    default Fault after(String service, String method, String path) {
        return Fault.NONE;
    }

    /**
     * Asked of each lengthy operation as it begins ({@code boot}, {@code stop}, {@code
     * snapshot}...), and of {@code keep-image} when a snapshot is complete: anything but {@code
     * DONE} makes it vanish.
     */
    default Outcome operation(String operation, String serverId) {
        return Outcome.DONE;
    }

    /**
     * Asked once in each of the cloud's minutes: for how many of its seconds nova-compute on the
     * node is not heard of from now on, 0 for not at all.
     */
    default double outage(String region, String node) {
        return 0;
    }

    static Faults none() {
        return new Faults() {};
    }

    /**
     * Turns away what is too much in a minute, as Havana's rate limiter does for each user and
     * verb; here for all callers of a service together.
     */
    static Faults limiting(Clock clock, int postsPerMinute) {
        return new RateLimit(clock, postsPerMinute);
    }

    /** Faults at random calls, the same ones for the same seed. */
    static Faults seeded(long seed) {
        return seeded(seed, 0.02);
    }

    /**
     * @param share of the calls and operations that go wrong, from 0 to 1
     */
    static Faults seeded(long seed, double share) {
        return seeded(seed, share, 0);
    }

    /**
     * The same faults, and some among the other changing calls whose effect comes up to a minute
     * and a half of the cloud's time after their caller was told that nobody answers.
     *
     * @param later share of the changing calls that have their effect later, from 0 to 1
     */
    static Faults seeded(long seed, double share, double later) {
        return new RandomFaults(seed, share, later);
    }
}
