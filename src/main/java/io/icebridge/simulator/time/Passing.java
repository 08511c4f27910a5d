package io.icebridge.simulator.time;

import java.time.Duration;
import java.time.Instant;

/** How time passes in a simulated cloud, and who sees to what falls due. */
interface Passing extends AutoCloseable {

    Instant now();

    /** Runs the work when the time has passed, unless the cloud is closed before. */
    void after(Duration delay, Runnable work);

    /** The same for an answer that somebody waits for. */
    void late(Duration delay, Runnable answer);

    @Override
    void close();
}
