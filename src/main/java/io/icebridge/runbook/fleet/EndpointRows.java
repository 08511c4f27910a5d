package io.icebridge.runbook.fleet;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Endpoint;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import java.util.function.Predicate;

/** Rows of Keystone's catalogue, which are written down before they are deleted. */
public final class EndpointRows {
    private final Cloud cloud;
    private final Journal journal;

    public EndpointRows(Cloud cloud, Journal journal) {
        this.cloud = cloud;
        this.journal = journal;
    }

    /** Rows as they were when they were looked at. */
    public record Rows(List<Endpoint> rows) {
        /** Whether the row was there. */
        public boolean has(Endpoint row) {
            return rows.stream().anyMatch(r -> r.id().equals(row.id()));
        }
    }

    /** Those of one service type in one region. */
    public static List<Endpoint> of(List<Endpoint> all, String type, String region) {
        return all.stream()
                .filter(e -> e.serviceType().equals(type) && e.region().equals(region))
                .toList();
    }

    public Rows now(String type, String region) {
        return new Rows(of(cloud.identity().endpoints(), type, region));
    }

    /** What a look at rows has kept; none when it was not made. */
    public Rows kept(Change change, Key look) {
        return journal.result(change, look, Rows.class).orElse(new Rows(List.of()));
    }

    /**
     * Writes the rows down, so that they can be registered again, and deletes them.
     *
     * @param what these rows, for people
     */
    public List<Deed> removed(
            CloudDraft draft, String type, String region, String what, Predicate<Endpoint> which) {
        return List.of(
                draft.see(
                        CloudDraft.of("written", type),
                        "write down " + what,
                        () -> new Rows(now(type, region).rows().stream().filter(which).toList())),
                draft.call(
                        CloudDraft.of("remove", type),
                        what + ": DELETE endpoints/{row}",
                        Undo.never("they can be registered again as they were written down"),
                        reach -> delete(reach, type, region, which)));
    }

    private String delete(Reach reach, String type, String region, Predicate<Endpoint> which) {
        List<Endpoint> rows = now(type, region).rows().stream().filter(which).toList();
        rows.stream()
                .map(Endpoint::id)
                .distinct()
                .forEach(reach.cloud().identity()::deleteEndpoint);
        if (now(type, region).rows().stream().anyMatch(which)) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "Keystone still lists %s in %s".formatted(type, region));
        }
        return Counted.of(rows.size(), "row") + " deleted";
    }
}
