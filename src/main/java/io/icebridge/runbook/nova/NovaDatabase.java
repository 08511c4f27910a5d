package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.DatabaseCommands;
import io.icebridge.runbook.profile.Template;
import java.util.Map;
import java.util.Optional;

/** The new Nova's own database; never the old one's. */
final class NovaDatabase {
    private final Site site;
    private final NovaHosts hosts;

    NovaDatabase(Site site) {
        this.site = site;
        this.hosts = new NovaHosts(site);
    }

    /** Creates it, empty, and lets Nova's database user in; its password stays as it is. */
    void create(String change) {
        DatabaseCommands commands = site.profile().database();
        Database database = hosts.newDatabase();
        HostWork host = site.on(change, database.host());
        host.once(
                "createNovaDatabase.create",
                Template.command(commands.create(), Map.of("schema", database.schema())),
                () -> there(host, database) ? Optional.of("it is there") : Optional.empty());
        String grant =
                Template.sql(
                        site.profile().nova().grant(),
                        Map.of(
                                "schema", database.schema(),
                                "user", site.profile().settings().get("nova-user")));
        host.once(
                "createNovaDatabase.grant",
                grant,
                () -> host.run(Command.of(commands.run()).reading(grant + ";\n")).output());
    }

    private boolean there(HostWork host, Database database) {
        return host.read(site.profile().database().exists(), Map.of())
                .lines()
                .anyMatch(database.schema()::equals);
    }

    /** Gives it its schema, from the new controller, which must be configured. */
    void schema(String change) {
        HostWork host = site.on(change, hosts.controller().name());
        host.detached("configureNova.schema", Command.of(site.profile().nova().schema()));
    }
}
