package io.icebridge.runbook.fill;

import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.DatabaseRow;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHosts;
import io.icebridge.runbook.profile.FillProfile.Copy;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;

/** Rows that go from the old Nova's schema to the new one's, on the database's host. */
final class Rows {
    private static final Draft DRAFT = new Draft(FillNova.STEP, Subject.CHANGE);

    private final Site site;
    private final NovaHosts hosts;

    Rows(Site site) {
        this.site = site;
        this.hosts = new NovaHosts(site);
    }

    /** That nothing is missing. */
    private record Same(boolean same) {}

    /** Copies what is missing, and looks whether anything still is. */
    List<Deed> copied(String part, Copy copy) {
        String host = hosts.oldDatabase().host();
        Map<String, String> values =
                Map.of(
                        "schema", hosts.oldDatabase().schema(),
                        "sql", sql(copy.copy()),
                        "missing", sql(copy.missing()));
        Command missing =
                Template.command(
                        site.profile().database().ask(),
                        Map.of(
                                "schema", hosts.oldDatabase().schema(),
                                "sql", sql(copy.missing())));
        return List.of(
                DRAFT.runLong(
                        host,
                        part,
                        Template.command(site.profile().fill().copyRows(), values),
                        FillNova.GOES),
                DRAFT.look(
                        host,
                        part + "Same",
                        missing,
                        result -> same(result, part),
                        DRAFT.key(host, part)));
    }

    private static Same same(Result result, String part) {
        List<DatabaseRow> missing = DatabaseRow.all(result.output());
        if (!result.ok() || !missing.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the new Nova differs from the old in %s of %s"
                            .formatted(Counted.of(missing.size(), "entry", "entries"), part),
                    result.output() + result.errors());
        }
        return new Same(true);
    }

    private String sql(String template) {
        return Template.sql(
                template,
                Map.of(
                        "old", hosts.oldDatabase().schema(),
                        "new", hosts.newDatabase().schema()));
    }
}
