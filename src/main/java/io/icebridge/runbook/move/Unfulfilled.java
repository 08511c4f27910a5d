package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;
import java.util.Optional;

/**
 * What a cloud took as an order and then did not carry out. The journal has it as asked for, so
 * that nobody would ask again; before another try it is spoiled there.
 */
final class Unfulfilled {
    private static final String WHY = "it was asked for and did not come";

    private final Crossing crossing;

    Unfulfilled(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Looks at both servers as they are and lets what is not so be asked for again. */
    void askAgain(String change, String serverId) {
        Optional<Definition> saved = crossing.definitions().find(change, serverId);
        if (saved.isEmpty()) {
            return;
        }
        crossing.find(Side.OLD, serverId)
                .ifPresentOrElse(
                        now -> old(change, saved.get(), now), () -> gone(change, serverId));
        crossing.result(change, serverId, "bootServer")
                .flatMap(newId -> crossing.find(Side.NEW, newId))
                .ifPresent(now -> fresh(change, saved.get(), now));
    }

    /**
     * A deletion that was asked for, or that was all that was left to do, has happened, by
     * whomever: the move goes on behind it.
     */
    private void gone(String change, String serverId) {
        if (deletionAsked(change, serverId)
                || crossing.result(change, serverId, "verifyServer").isPresent()) {
            crossing.journal()
                    .perform(
                            crossing.intent(change, serverId, "deleteServer", ""),
                            () -> "found gone");
        }
    }

    /**
     * Whether the old server's deletion was asked for since this move began, come or not: from then
     * on nobody knows whether its disk is still there.
     */
    boolean deletionAsked(String change, String serverId) {
        Optional<Entry> begun =
                crossing.last(change, serverId, "lockServer")
                        .filter(e -> e.state() != Entry.State.FAILED);
        return begun.isPresent()
                && crossing.journal().of(change, Move.subject(serverId)).stream()
                        .filter(e -> e.number() > begun.get().number())
                        .filter(e -> e.intent().step().equals("deleteServer"))
                        .anyMatch(e -> e.state() != Entry.State.FAILED || WHY.equals(e.result()));
    }

    private void old(String change, Definition saved, Server now) {
        if (!now.taskState().isEmpty()) {
            return;
        }
        spoil(change, saved, "deleteServer");
        boolean torn = now.status().equals("ERROR") && deletionAsked(change, saved.server().id());
        if (!now.status().equals("SHUTOFF") && !torn) {
            spoil(change, saved, "stopServer");
        }
        addresses(change, saved, now);
        for (Attachment volume : saved.dataVolumes()) {
            if (now.volumeIds().contains(volume.volumeId())) {
                spoil(change, saved, "freeVolumes." + volume.volumeId());
            }
        }
    }

    /** Those that a way back, which stopped half way, gave to the old server again. */
    private void addresses(String change, Definition saved, Server now) {
        if (!saved.ports().isEmpty()) {
            crossing.cloud()
                    .network()
                    .portsOf(now.id())
                    .forEach(port -> spoil(change, saved, "holdAddresses." + port.id()));
        }
        saved.floating().stream()
                .map(FloatingAddress::ip)
                .filter(now::hasAddress)
                .forEach(ip -> spoil(change, saved, "holdAddresses." + ip));
    }

    private void fresh(String change, Definition saved, Server now) {
        if (!now.taskState().isEmpty()) {
            return;
        }
        for (Attachment volume : saved.dataVolumes()) {
            if (!now.volumeIds().contains(volume.volumeId())) {
                spoil(change, saved, "attachVolumes." + volume.volumeId());
            }
        }
        if (!saved.wasRunning() && now.status().equals("ACTIVE")) {
            spoil(change, saved, "restoreServer");
        }
        if (saved.wasRunning() && now.status().equals("SHUTOFF")) {
            // its node went down meanwhile, and Nova leaves a server off after that
            crossing.cloud().changing().compute(Side.NEW).start(now.id());
        }
    }

    private void spoil(String change, Definition saved, String step) {
        String subject = Move.subject(saved.server().id());
        if (crossing.journal().result(change, subject, step).isPresent()) {
            crossing.journal().spoil(change, subject, step, WHY);
        }
    }
}
