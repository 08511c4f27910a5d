package io.icebridge.runbook.move;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.StepFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server that a person moved by hand, held to what was saved of it before. */
public final class HandMove {
    private final Crossing crossing;
    private final NewRows rows;

    /**
     * @param rows the new Nova's database, for what no API shows
     */
    public HandMove(Crossing crossing, NewRows rows) {
        this.crossing = crossing;
        this.rows = rows;
    }

    /**
     * Proves that the old server is gone and that the new one is as it was, and notes which it is.
     *
     * @param accepted who answers for differences, and why; empty when there must be none
     * @throws StepFailure when it is not so, with what is different
     */
    public void check(Change change, String serverId, String newId, Optional<String> accepted) {
        Action look =
                Action.look(
                        new Key(
                                "checkByHand",
                                Subject.server(serverId),
                                On.NEW.in(crossing.file()),
                                "compare"),
                        "GET servers/%s and its ports: as the old one was".formatted(newId));
        try {
            HandChecked found = judge(change, serverId, newId, accepted);
            crossing.door().journal().looked(change, look, found);
        } catch (StepFailure wrong) {
            crossing.door().journal().lookedInVain(change, look, wrong.getMessage());
            throw wrong;
        }
        crossing.moves().arrived(change.id(), serverId, newId);
    }

    private HandChecked judge(
            Change change, String serverId, String newId, Optional<String> accepted) {
        Server now = crossing.mustBe(Side.NEW, newId);
        nobodyElses(change, serverId, newId);
        if (!crossing.gone(Side.OLD, serverId)) {
            throw Crossing.proof(
                    "the old server is still there; delete it when the new one is as it was");
        }
        List<String> differences =
                crossing.saved(change, serverId)
                        .map(saved -> differences(saved, newId))
                        .orElseGet(() -> differences(crossing.move(change, serverId), now));
        if (!differences.isEmpty() && accepted.isEmpty()) {
            throw Comparison.different(String.join("; ", differences));
        }
        return new HandChecked(
                newId, differences, differences.isEmpty() ? "" : accepted.orElseThrow());
    }

    /** Also what no API shows: he may have taken his own key pair, or no user data. */
    private List<String> differences(Definition saved, String newId) {
        List<String> all = new ArrayList<>(new Comparison(crossing, saved, newId).differences());
        all.addAll(new HiddenFacts(rows, saved, saved.facts().userData()).differences(newId));
        return all;
    }

    /** Whatever is answered for, one server cannot take the place of two. */
    private void nobodyElses(Change change, String serverId, String newId) {
        crossing.moves().of(change.id()).stream()
                .filter(move -> newId.equals(move.newId()) && !move.serverId().equals(serverId))
                .findFirst()
                .ifPresent(
                        other -> {
                            throw Crossing.proof(
                                    "server %s in the new region is already what server %s (%s) became; give the id of this one's"
                                            .formatted(
                                                    newId, other.serverName(), other.serverId()));
                        });
    }

    /** Nothing was saved, so that only what the plan says can be compared. */
    private static List<String> differences(Move planned, Server now) {
        return planned.serverName().equals(now.name())
                        && planned.projectId().equals(now.projectId())
                ? List.of("its ports, volumes, key pair and metadata, which could not be saved")
                : List.of("name or project, which is all that was known of it");
    }
}
