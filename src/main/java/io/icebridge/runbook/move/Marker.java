package io.icebridge.runbook.move;

import io.icebridge.cloud.Server;
import io.icebridge.journal.Change;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * By what that is found again which was made for a server: an item of the new server's metadata, a
 * property of the snapshot. Nova has nothing else that a boot may name and a list shows.
 *
 * @param name the metadata item's, which none of the owner's has
 * @param value derived from the change and the old server's id, so that it can be computed again
 */
record Marker(String name, String value) {
    /** Of an image, and of a server whose owner has no metadata item of that name. */
    static final String USUAL = "icebridge";

    static Marker of(Change change, Definition saved) {
        return new Marker(saved.marker(), value(change, saved.server().id()));
    }

    static Marker ofImage(Change change, String serverId) {
        return new Marker(USUAL, value(change, serverId));
    }

    private static String value(Change change, String serverId) {
        return change + ":" + serverId;
    }

    /** A server that was moved before may bear one still, which is its owner's by now. */
    static String freeName(Server server) {
        Set<String> taken = server.metadata().keySet();
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? USUAL : USUAL + "-" + n)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    Map<String, String> item() {
        return Map.of(name, value);
    }
}
