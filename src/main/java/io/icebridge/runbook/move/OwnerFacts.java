package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.ServerFacts.Device;
import io.icebridge.runbook.profile.FillProfile;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The user whose server it is, and delete-on-termination of each volume as it was on the old server
 * (S14). While a server moves no volume may go with it, so that this comes last of all, when
 * nothing is undone any more.
 */
public final class OwnerFacts {
    /** Is in the result where the new Nova could not be told. */
    public static final String NOT_RESTORED = "not restored";

    private final Crossing crossing;
    private final NewRows rows;
    private final FillProfile sql;

    public OwnerFacts(Crossing crossing, NewRows rows, FillProfile sql) {
        this.crossing = crossing;
        this.rows = rows;
        this.sql = sql;
    }

    /** Through Nova where it can be told, else in its database; else it is written down. */
    public void restore(String change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        String newId = crossing.newId(change, serverId);
        user(change, saved, newId);
        List<String> attached = saved.attachments().stream().map(Attachment::volumeId).toList();
        for (Device device : saved.facts().devices()) {
            if (device.deleteOnTermination() && attached.contains(device.volumeId())) {
                termination(change, serverId, newId, device.volumeId());
            }
        }
    }

    /** The administrator booted it; without this he would stay the server's user for ever. */
    private void user(String change, Definition saved, String newId) {
        String user = saved.server().userId();
        crossing.journal()
                .perform(
                        crossing.intent(
                                change,
                                saved.server().id(),
                                "restoreOwnerFacts.user",
                                "user " + user),
                        () ->
                                inDatabase(
                                        "user " + user,
                                        "the new server's user is the administrator",
                                        () ->
                                                rows.set(
                                                        sql.owner(),
                                                        Map.of("server", newId, "user", user),
                                                        user)));
    }

    private void termination(String change, String serverId, String newId, String volumeId) {
        crossing.journal()
                .perform(
                        crossing.intent(
                                change,
                                serverId,
                                "restoreOwnerFacts." + volumeId,
                                "delete-on-termination of volume " + volumeId),
                        () ->
                                crossing.cloud()
                                                .changing()
                                                .compute(Side.NEW)
                                                .deleteOnTermination(newId, volumeId, true)
                                        ? "true again, set through Nova"
                                        : inDatabase(
                                                "true again",
                                                "was true and is false now; its owner must delete"
                                                        + " the volume",
                                                () ->
                                                        rows.set(
                                                                sql.termination(),
                                                                Map.of(
                                                                        "server", newId,
                                                                        "volume", volumeId),
                                                                "1")));
    }

    /** The server has arrived, and no other try of its move would help. */
    private static String inDatabase(String done, String otherwise, BooleanSupplier set) {
        String why = "Nova's database is out of reach";
        try {
            if (set.getAsBoolean()) {
                return done + ", set in Nova's database";
            }
        } catch (StepFailure failure) {
            why = failure.getMessage();
        }
        return NOT_RESTORED + ": " + otherwise + " (" + why + ")";
    }
}
