package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import io.icebridge.journal.Said;
import java.util.Optional;
import java.util.Set;

/**
 * What a cloud took as an order and then did not carry out. The journal has it as asked for, so
 * that nobody would ask again; before another try it is announced there to be done anew.
 */
final class Unfulfilled {
    private static final String WHY = "it was asked for and did not come";

    private final Crossing crossing;

    Unfulfilled(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Looks at both servers as they are and lets what is not so be asked for again. */
    void askAgain(Passage passage) {
        Optional<Definition> saved = crossing.saved(passage.change(), passage.serverId());
        if (saved.isEmpty()) {
            return;
        }
        Optional<Server> old = crossing.find(Side.OLD, passage.serverId());
        old.ifPresentOrElse(now -> old(passage, saved.get(), now), () -> gone(passage));
        boolean touched =
                passage.result(ServerAction.BOOT, NewServer.class)
                        .flatMap(made -> crossing.find(Side.NEW, made.id()))
                        .filter(now -> fresh(passage, saved.get(), now))
                        .isPresent();
        if (touched && old.isPresent()) {
            anew(passage, ServerAction.COMPARE, "");
        }
    }

    /**
     * A deletion that was asked for, or that was all that was left to do, has happened, by
     * whomever: the move goes on behind it.
     */
    private void gone(Passage passage) {
        if (deletionAsked(passage) || verified(passage)) {
            Said found = new Said("found gone");
            passage.carryOut(
                    deletion(passage), "", Said.class, () -> Optional.of(found), reach -> found);
        }
    }

    /** Whether the server that was booted last was ever found to be as the old one was. */
    static boolean verified(Passage passage) {
        Key compare = passage.key(ServerAction.COMPARE, "");
        return passage.sinceBoot().stream()
                .filter(entry -> entry.key().equals(compare))
                .anyMatch(Entry::settled);
    }

    private static ServerAction deletion(Passage passage) {
        return passage.route().deleteFirst() ? ServerAction.DELETE_FIRST : ServerAction.DELETE;
    }

    boolean deletionAsked(Change change, String serverId) {
        return deletionAsked(crossing.passage(change, serverId));
    }

    /**
     * Whether the old server's deletion was asked for since this move began, come or not: from then
     * on nobody knows whether its disk is still there.
     */
    private static boolean deletionAsked(Passage passage) {
        Optional<Entry> lock = passage.last(ServerAction.LOCK).filter(Entry::mayBeDone);
        Set<Key> deletions =
                Set.of(
                        passage.key(ServerAction.DELETE, ""),
                        passage.key(ServerAction.DELETE_FIRST, ""));
        return lock.isPresent()
                && passage.all().stream()
                        .filter(e -> deletions.contains(e.key()))
                        .filter(Entry::mayBeDone)
                        .anyMatch(e -> !e.begun().isBefore(lock.get().begun()));
    }

    private void old(Passage passage, Definition saved, Server now) {
        if (!now.taskState().isEmpty()) {
            return;
        }
        boolean asked = deletionAsked(passage);
        anew(passage, ServerAction.DELETE, "");
        anew(passage, ServerAction.DELETE_FIRST, "");
        boolean torn = now.status().equals("ERROR") && asked;
        if (!now.status().equals("SHUTOFF") && !torn) {
            anew(passage, ServerAction.STOP, "");
        }
        addresses(passage, saved, now);
        for (Attachment volume : saved.dataVolumes()) {
            if (now.volumeIds().contains(volume.volumeId())) {
                anew(passage, ServerAction.DETACH, volume.volumeId());
            }
        }
    }

    /** Those that a way back, which stopped half way, gave to the old server again. */
    private void addresses(Passage passage, Definition saved, Server now) {
        if (!saved.ports().isEmpty()) {
            crossing.cloud()
                    .network()
                    .portsOf(now.id())
                    .forEach(port -> anew(passage, ServerAction.PARK, port.id()));
        }
        saved.floating().stream()
                .map(FloatingAddress::ip)
                .filter(now::hasAddress)
                .forEach(ip -> anew(passage, ServerAction.UNASSIGN, ip));
    }

    /** Whether anything is done to the new server anew. */
    private boolean fresh(Passage passage, Definition saved, Server now) {
        if (!now.taskState().isEmpty()) {
            return false;
        }
        boolean touched = false;
        for (Attachment volume : saved.dataVolumes()) {
            if (!now.volumeIds().contains(volume.volumeId())) {
                touched |= anew(passage, ServerAction.ATTACH, volume.volumeId());
            }
        }
        if (!saved.wasRunning() && now.status().equals("ACTIVE")) {
            touched |= anew(passage, ServerAction.STOP_NEW, "");
        }
        if (saved.wasRunning() && now.status().equals("SHUTOFF")) {
            // its node went down meanwhile, and Nova leaves a server off after that
            passage.carryOutAnew(
                    ServerAction.START_NEW,
                    "",
                    reach -> reach.cloud().compute(Side.NEW).start(now.id()));
            touched = true;
        }
        return touched;
    }

    private static boolean anew(Passage passage, ServerAction kind, String thing) {
        boolean settled = passage.settled(kind, thing);
        if (settled) {
            passage.anew(kind, thing, WHY);
        }
        return settled;
    }
}
