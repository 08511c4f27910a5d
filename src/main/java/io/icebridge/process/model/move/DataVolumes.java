package io.icebridge.process.model.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Server;
import io.icebridge.process.waiting.Watch.Waiting;
import io.icebridge.runbook.move.Definitions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The data volumes of servers that wait for them. */
final class DataVolumes {
    private DataVolumes() {}

    static List<String> of(Definitions definitions, Waiting waiting) {
        return definitions.find(waiting.change(), waiting.get(MoveServer.SERVER)).stream()
                .flatMap(saved -> saved.dataVolumes().stream())
                .map(Attachment::volumeId)
                .toList();
    }

    /** Whether the server has them all, or is not there to get them. */
    static boolean allOn(Server server, Definitions definitions, Waiting waiting) {
        return server == null || server.volumeIds().containsAll(of(definitions, waiting));
    }

    /** Those that have no data volume, so that there is nothing to wait for. */
    static Set<String> none(Definitions definitions, Collection<Waiting> waiting) {
        return waiting.stream()
                .filter(w -> of(definitions, w).isEmpty())
                .map(Waiting::executionId)
                .collect(Collectors.toSet());
    }
}
