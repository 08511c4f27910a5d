package io.icebridge.runbook.fill;

import io.icebridge.host.Command;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHosts;
import io.icebridge.runbook.profile.FillProfile.Copy;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;

/** Rows that go from the old Nova's schema to the new one's, on the database's host. */
final class Rows {
    private final Site site;
    private final NovaHosts hosts;

    Rows(Site site) {
        this.site = site;
        this.hosts = new NovaHosts(site);
    }

    /** Copies what is missing and says so in the journal. */
    void copy(Effects effects, String what, Copy copy) {
        HostWork host = site.on(effects.change(), hosts.oldDatabase().host());
        effects.cause("host " + host.name(), what, sql(copy.copy()), () -> run(host, copy.copy()));
    }

    /** What is missing, a line each. */
    List<String> missing(Copy copy) {
        HostWork host = site.on("", hosts.oldDatabase().host());
        return run(host, copy.missing()).lines().filter(l -> !l.isBlank()).toList();
    }

    private String run(HostWork host, String template) {
        Command query =
                Template.command(
                        site.profile().database().query(),
                        Map.of("schema", hosts.oldDatabase().schema()));
        return host.run(query.reading(sql(template) + ";\n")).output();
    }

    private String sql(String template) {
        return Template.sql(
                template,
                Map.of(
                        "old", hosts.oldDatabase().schema(),
                        "new", hosts.newDatabase().schema()));
    }
}
