package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.ServerFacts.Device;
import io.icebridge.runbook.profile.FillProfile.Fact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user whose server it is, and delete-on-termination of each volume as it was on the old server
 * (S14), and no metadata but its owner's. While a server moves no volume may go with it, so that
 * this comes last of all, when nothing is undone any more.
 */
public final class OwnerFacts {
    private static final String STEP = "restoreOwnerFacts";

    private final Crossing crossing;
    private final NewRows rows;

    public OwnerFacts(Crossing crossing, NewRows rows) {
        this.crossing = crossing;
        this.rows = rows;
    }

    /** Whether Nova could be told itself. */
    private record Told(boolean told) {}

    /** What is to be written into the new Nova's database, and what its owner loses otherwise. */
    private record Row(
            ServerAction kind,
            String thing,
            String fact,
            Fact sql,
            Map<String, String> ids,
            String wanted,
            String otherwise) {}

    /** Through Nova where it can be told, else in its database; else it is written down. */
    public void restore(Change change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        Passage passage = crossing.passage(change, serverId, STEP);
        String newId = crossing.newId(change, serverId);
        user(passage, saved, newId);
        List<String> attached = saved.attachments().stream().map(Attachment::volumeId).toList();
        for (Device device : saved.facts().devices()) {
            if (device.deleteOnTermination() && attached.contains(device.volumeId())) {
                termination(passage, newId, device.volumeId());
            }
        }
        new Unmarking(crossing).takeOff(passage, saved, newId);
    }

    /** The administrator booted it; without this he would stay the server's user for ever. */
    private void user(Passage passage, Definition saved, String newId) {
        String user = saved.server().userId();
        write(
                passage,
                new Row(
                        ServerAction.USER,
                        "",
                        "user " + user,
                        crossing.sql().owner(),
                        Map.of("server", newId, "user", user),
                        user,
                        "the new server's user is the administrator"));
    }

    private void termination(Passage passage, String newId, String volumeId) {
        Told nova =
                passage.carryOut(
                        ServerAction.TERMINATION,
                        volumeId,
                        Told.class,
                        null,
                        reach ->
                                new Told(
                                        reach.cloud()
                                                .compute(Side.NEW)
                                                .deleteOnTermination(newId, volumeId, true)));
        if (!nova.told()) {
            write(
                    passage,
                    new Row(
                            ServerAction.TERMINATION_ROW,
                            volumeId,
                            "delete-on-termination of volume " + volumeId,
                            crossing.sql().termination(),
                            Map.of("server", newId, "volume", volumeId),
                            "1",
                            "was true and is false now; its owner must delete the volume"));
        }
    }

    /** The server has arrived, and no other try of its move would help. */
    private void write(Passage passage, Row row) {
        if (passage.settled(row.kind(), row.thing())) {
            return;
        }
        Optional<Database> database;
        try {
            database = rows.database();
        } catch (StepFailure unreachable) {
            passage.note(row.kind(), row.thing(), lost(row, unreachable.getMessage()));
            return;
        }
        if (database.isEmpty()) {
            passage.note(row.kind(), row.thing(), lost(row, "Nova's database is out of reach"));
            return;
        }
        passage.carryOut(
                row.kind(),
                row.thing(),
                OwnerFact.class,
                null,
                reach -> written(reach, database.get(), row));
    }

    private OwnerFact written(Reach reach, Database database, Row row) {
        try {
            rows.set(reach, database, row.sql(), row.ids(), row.wanted());
            return new OwnerFact(true, row.fact(), "set in Nova's database");
        } catch (StepFailure failure) {
            return lost(row, failure.getMessage());
        }
    }

    private static OwnerFact lost(Row row, String why) {
        return new OwnerFact(false, row.fact(), "%s (%s)".formatted(row.otherwise(), why));
    }

    /**
     * What became of the user whose server it was.
     *
     * @param entries of one server
     */
    public static Optional<OwnerFact> user(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.key().step().equals(STEP))
                .filter(entry -> entry.key().partKind().equals(ServerAction.USER.kind().part))
                .flatMap(entry -> entry.result(OwnerFact.class).stream())
                .reduce((earlier, later) -> later);
    }

    /** What could not be restored of the server, so that its owner must hear of it. */
    public List<OwnerFact> lost(Change change, String serverId) {
        return crossing.door().journal().last(change, Subject.server(serverId), STEP).stream()
                .filter(OwnerFacts::isRow)
                .flatMap(e -> e.result(OwnerFact.class).stream())
                .filter(fact -> !fact.restored())
                .toList();
    }

    private static boolean isRow(Entry entry) {
        String part = entry.key().partKind();
        return part.equals(ServerAction.USER.kind().part)
                || part.equals(ServerAction.TERMINATION_ROW.kind().part)
                || part.equals(ServerAction.UNMARK.kind().part);
    }
}
