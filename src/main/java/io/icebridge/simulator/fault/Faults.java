package io.icebridge.simulator.fault;

import java.util.Random;

/**
 * Decides what goes wrong. It is asked at each call before the call has its effect and after, and
 * at each lengthy operation. Implementations are called from many threads.
 */
public interface Faults {

    /** How a lengthy operation of Nova ends. */
    enum Outcome {
        DONE,
        /** The task state never clears. */
        STUCK,
        ERROR
    }

    /** A fault here keeps the call from having any effect. */
    default Fault before(String service, String method, String path) {
        return Fault.NONE;
    }

    /** A fault here hides from the client what the call has done. */
    default Fault after(String service, String method, String path) {
        return Fault.NONE;
    }

    default Outcome operation(String operation, String serverId) {
        return Outcome.DONE;
    }

    static Faults none() {
        return new Faults() {};
    }

    /** Faults at random calls, the same ones for the same seed and order of calls. */
    static Faults seeded(long seed) {
        return new RandomFaults(new Random(seed), 0.02);
    }
}
