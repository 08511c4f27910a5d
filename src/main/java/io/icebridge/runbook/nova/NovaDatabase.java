package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.DatabaseCommands;
import io.icebridge.runbook.profile.Template;
import io.icebridge.runbook.services.DatabaseBackup;
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
        if (site.entry(database.host()).byHand()) {
            return;
        }
        HostWork host = site.on(change, database.host());
        host.once(
                "createNovaDatabase.create",
                Template.command(commands.create(), Map.of("schema", database.schema())),
                () -> there(host, database) ? Optional.of("it is there") : Optional.empty());
        String grant = Template.sql(site.profile().nova().grant(), names(database));
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

    /** Whether it is there and has the table of servers. */
    boolean holdsServers(HostWork host, Database database) {
        return there(host, database)
                && host.run(
                                Template.command(
                                                site.profile().database().query(),
                                                Map.of("schema", database.schema()))
                                        .reading("show tables;\n"))
                        .output()
                        .lines()
                        .anyMatch(site.profile().nova().livingTable()::equals);
    }

    /** Drops it, if this change created it; what it held is dumped first. */
    String drop(String change) {
        DatabaseCommands commands = site.profile().database();
        Database database = hosts.newDatabase();
        if (site.entry(database.host()).byHand()) {
            return "dropped by hand";
        }
        HostWork host = site.on(change, database.host());
        boolean ours =
                site.journal().of(change, "host " + host.name()).stream()
                        .anyMatch(e -> e.intent().step().equals("createNovaDatabase.create"));
        if (!ours || !there(host, database)) {
            return "no database of this change";
        }
        new DatabaseBackup(site).proven(change, "dropNewDatabase", database);
        String revoke = Template.sql(site.profile().nova().revoke(), names(database));
        host.once(
                "dropNewDatabase.revoke",
                revoke,
                () -> host.look(Command.of(commands.run()).reading(revoke + ";\n")).output());
        host.once(
                "dropNewDatabase.drop",
                Template.command(commands.drop(), Map.of("schema", database.schema())),
                () -> there(host, database) ? Optional.empty() : Optional.of("it is gone"));
        return database.schema() + " dropped, its dump kept";
    }

    private Map<String, String> names(Database database) {
        return Map.of(
                "schema", database.schema(), "user", site.profile().settings().get("nova-user"));
    }

    /** Gives it its schema, from the new controller, which must be configured. */
    void schema(String change) {
        if (site.entry(hosts.controller().name()).byHand()) {
            return;
        }
        HostWork host = site.on(change, hosts.controller().name());
        host.detached("configureNova.schema", Command.of(site.profile().nova().schema()));
    }
}
