package io.icebridge.simulator.nova;

import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.ledger.Ledger;
import io.icebridge.simulator.time.Lots;
import io.icebridge.simulator.time.Timeline;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Nova's lengthy operations. Each has a usual duration in the cloud's seconds, from which a server
 * differs by up to a quarter, always the same way for the same server and operation.
 */
final class Work {

    /** The operations and their usual durations. */
    enum Kind {
        BOOT(8),
        STOP(4),
        START(3),
        REBOOT(4),
        PAUSE(1),
        SNAPSHOT(25),
        DELETE(4),
        ATTACH(2),
        DETACH(2);

        private final double seconds;

        Kind(double seconds) {
            this.seconds = seconds;
        }
    }

    /** How an operation ends, well or badly. */
    interface Ends {

        void well();

        /** By default a failed operation only clears its task. */
        default void badly() {}
    }

    private static final double STUCK_SECONDS = 300;
    private static final double STEP_SECONDS = 0.1;

    private final NovaRegion region;
    private final Timeline timeline;
    private final Lots lots;
    private final Ledger ledger;
    private final Faults faults;
    private final double gibSeconds;

    /**
     * @param gibSeconds how much longer a snapshot takes for each GiB of the root disk
     */
    Work(
            NovaRegion region,
            Timeline timeline,
            Lots lots,
            Ledger ledger,
            Faults faults,
            double gibSeconds) {
        this.gibSeconds = gibSeconds;
        this.region = region;
        this.timeline = timeline;
        this.lots = lots;
        this.ledger = ledger;
        this.faults = faults;
    }

    /** The cloud's seconds that the operation takes on this server. */
    double seconds(Kind kind, Server server) {
        double copying = kind == Kind.SNAPSHOT ? gibSeconds * server.flavor.disk : 0;
        return (kind.seconds + copying) * lots.spread(server.id, kind.name());
    }

    /** Begins an operation, which overtakes one that is under way. */
    void start(Kind kind, Server server, String task, Ends ends) {
        double seconds = seconds(kind, server);
        rest(server);
        long turn = ++server.turn;
        server.working = true;
        server.task = task;
        server.updated = timeline.now();
        // a deletion can go on beside the next server's move
        ledger.began(server.id, kind == Kind.DELETE ? Duration.ZERO : timeline.real(seconds));
        Faults.Outcome outcome = faults.operation(word(kind), server.id);
        timeline.after(
                seconds, () -> region.tell(server, () -> finish(server, turn, outcome, ends)));
    }

    /**
     * Begins an operation beside whatever else the server is doing, as attaching a volume is.
     *
     * @param alive whether the server is still there when the time has come
     */
    void aside(Kind kind, Server server, BooleanSupplier alive, Ends ends) {
        double seconds = seconds(kind, server);
        ledger.began(server.id, timeline.real(seconds));
        Faults.Outcome outcome = faults.operation(word(kind), server.id);
        timeline.after(
                seconds,
                () -> region.tell(server, () -> finishAside(server, alive, outcome, ends)));
    }

    private void finishAside(
            Server server, BooleanSupplier alive, Faults.Outcome outcome, Ends ends) {
        ledger.ended(server.id);
        server.updated = timeline.now();
        if (outcome == Faults.Outcome.STUCK) {
            timeline.after(STUCK_SECONDS, ends::badly);
        } else if (outcome == Faults.Outcome.ERROR || !alive.getAsBoolean()) {
            ends.badly();
        } else {
            ends.well();
        }
    }

    /** Whether the image just made of the server is to vanish again. */
    boolean loses(Server server) {
        return faults.operation("keep-image", server.id) != Faults.Outcome.DONE;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Does something while the operation lasts, if nothing overtakes it. */
    void during(Server server, double seconds, Runnable step) {
        long turn = server.turn;
        server.steps++;
        timeline.after(
                seconds,
                () -> {
                    server.steps--;
                    if (server.turn == turn) {
                        step.run();
                        server.updated = timeline.now();
                    }
                });
    }

    private void finish(Server server, long turn, Faults.Outcome outcome, Ends ends) {
        if (server.turn != turn) {
            return;
        }
        if (server.steps > 0) {
            // On a busy machine both can fall due in the wrong order.
            timeline.after(STEP_SECONDS, () -> finish(server, turn, outcome, ends));
            return;
        }
        rest(server);
        if (outcome == Faults.Outcome.STUCK) {
            Faults.Outcome then = Faults.Outcome.ERROR;
            timeline.after(STUCK_SECONDS, () -> finish(server, turn, then, ends));
            return;
        }
        server.task = null;
        server.updated = timeline.now();
        if (outcome == Faults.Outcome.ERROR) {
            ends.badly();
        } else {
            ends.well();
        }
    }

    private void rest(Server server) {
        if (server.working) {
            server.working = false;
            ledger.ended(server.id);
        }
    }
}
