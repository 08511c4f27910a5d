package io.icebridge.runbook.move;

import io.icebridge.cloudfile.UserData;
import io.icebridge.runbook.inventory.Reason;
import java.util.List;

/** Moves as a plan makes them. */
public final class MoveSample {
    private MoveSample() {}

    public static Move move(String server, String node, String method, Reason... reasons) {
        return of(server, node, "1", method, reasons);
    }

    static Move of(String server, String node, String flavor, String method, Reason... reasons) {
        return of(server, node, flavor, method, 0, reasons);
    }

    /** By snapshot, and so long beside others. */
    static Move lasting(String server, String node, int length) {
        return of(server, node, "1", "SNAPSHOT", length);
    }

    private static Move of(
            String server,
            String node,
            String flavor,
            String method,
            int length,
            Reason... reasons) {
        return new Move(
                server,
                "name of " + server,
                "p",
                node,
                flavor,
                method,
                "It is so.",
                List.of(reasons),
                UserData.SAME,
                length,
                Move.State.PLANNED,
                null,
                null,
                null);
    }
}
