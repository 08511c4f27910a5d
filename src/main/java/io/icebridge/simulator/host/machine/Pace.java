package io.icebridge.simulator.host.machine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets simulated time pass, faster than the real one; ends at once when the hosts are closed. */
public final class Pace {
    private final double speed;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param speed how many simulated seconds pass in a real one
     */
    public Pace(double speed) {
        this.speed = speed;
    }

    /**
     * @throws Life.Killed when who waited has been killed meanwhile
     */
    public void take(Duration simulated) {
        try {
            closed.await((long) (simulated.toNanos() / speed), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Life.timePassed();
    }

    public void seconds(double simulated) {
        take(Duration.ofNanos((long) (simulated * 1e9)));
    }

    /** For a command that never ends. */
    public void forever() {
        take(Duration.ofDays(10_000));
    }

    public void close() {
        closed.countDown();
    }
}
