package io.icebridge.runbook.fleet;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Endpoint;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of Keystone's catalogue. */
public final class Endpoints {
    private static final String SUBJECT = "endpoint ";

    private Endpoints() {}

    /**
     * Deletes rows that are written down before, so that they can be registered again; one that an
     * earlier try deleted without noting it is found gone.
     *
     * @param step under which the journal keeps each, with the row's interface behind
     * @param rows all that are there yet
     */
    public static void remove(
            Site site, Cloud cloud, String change, String step, List<Endpoint> rows) {
        Set<String> there =
                rows.stream().map(row -> SUBJECT + row.id()).collect(Collectors.toSet());
        site.journal().of(change).stream()
                .filter(e -> e.state() == Entry.State.BEGUN)
                .map(Entry::intent)
                .filter(i -> i.step().startsWith(step + ".") && !there.contains(i.subject()))
                .forEach(i -> site.journal().perform(i, () -> "found deleted"));
        for (Endpoint row : rows) {
            Intent intent =
                    new Intent(
                            change,
                            SUBJECT + row.id(),
                            step + "." + row.iface(),
                            "%s %s %s %s"
                                    .formatted(
                                            row.serviceType(),
                                            row.region(),
                                            row.iface(),
                                            row.url()));
            site.journal()
                    .perform(
                            intent,
                            () -> {
                                cloud.changing().identity().deleteEndpoint(row.id());
                                return "deleted";
                            });
        }
    }
}
