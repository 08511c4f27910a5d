package io.icebridge.runbook.move;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.NotNow;
import java.time.Duration;
import java.time.Instant;

/** The old server's power on the way back, which is what its customer feels. */
final class PowerBack {
    static final String ANEW = "whether it runs is looked at again";

    private static final Duration STARTS = Duration.ofMinutes(15);

    private final Crossing crossing;
    private final Passage passage;
    private final Definition saved;

    PowerBack(Crossing crossing, Passage passage, Definition saved) {
        this.crossing = crossing;
        this.passage = passage;
        this.saved = saved;
    }

    /** Once in each way back, since a start that fails leaves it as it was. */
    void start() {
        Server old = MoveUndo.stillThere(crossing, passage.serverId());
        if (saved.wasRunning() && old.status().equals("SHUTOFF") && old.taskState().isEmpty()) {
            passage.carryOut(
                    UndoAction.START,
                    "",
                    reach -> reach.cloud().compute(Side.OLD).start(passage.serverId()));
        }
    }

    /**
     * Nova takes a start before it tries to, and forgets of one that came to nothing.
     *
     * @throws NotNow while it is on its way
     */
    void mustBeBack() {
        Server now = MoveUndo.stillThere(crossing, passage.serverId());
        if (!saved.wasRunning() || now.status().equals("ACTIVE") && now.taskState().isEmpty()) {
            return;
        }
        Instant time = crossing.door().life().clock().instant();
        boolean lately =
                passage.last(UndoAction.START)
                        .filter(start -> start.begun().plus(STARTS).isAfter(time))
                        .isPresent();
        if (lately && !now.taskState().isEmpty()) {
            throw new NotNow(time.plusSeconds(1), "the old server is " + now.taskState());
        }
        passage.anew(UndoAction.START, ANEW);
        if (!now.status().equals(saved.server().status())) {
            throw Crossing.proof(
                    "the old server was started and is %s%s%s: find out why on its node %s, then undo again"
                            .formatted(
                                    now.status(),
                                    now.taskState().isEmpty() ? "" : ", " + now.taskState(),
                                    now.fault().isEmpty() ? "" : " (" + now.fault() + ")",
                                    saved.server().node()));
        }
    }
}
