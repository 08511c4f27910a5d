package io.icebridge.runbook.fleet;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Endpoint;
import io.icebridge.journal.Intent;

/** Rows of Keystone's catalogue. */
public final class Endpoints {
    private Endpoints() {}

    /**
     * Deletes a row that was written down before, so that it can be registered again.
     *
     * @param step under which the journal keeps it, with the row's interface behind
     */
    public static void remove(Site site, Cloud cloud, String change, String step, Endpoint row) {
        Intent intent =
                new Intent(
                        change,
                        "endpoint " + row.id(),
                        step + "." + row.iface(),
                        "%s %s %s %s"
                                .formatted(
                                        row.serviceType(), row.region(), row.iface(), row.url()));
        site.journal()
                .perform(
                        intent,
                        () -> {
                            cloud.identity().deleteEndpoint(row.id());
                            return "deleted";
                        });
    }
}
