package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.Result;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.DatabaseRow;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.inventory.ServerFacts.Card;
import io.icebridge.runbook.inventory.ServerFacts.Device;
import io.icebridge.runbook.profile.FillProfile.ServerRows;
import io.icebridge.runbook.profile.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads the old Nova's database on its host, with read-only queries of the profile: all servers in
 * four queries, however many there are, or one server in as many.
 */
public final class NovaRows implements FactsReader {
    private static final String EVERY = "%";

    /** Large tables take their time; nothing waits for them but a plan. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Site site;

    public NovaRows(Site site) {
        this.site = site;
    }

    /** Empty where the cloud file names no database of Nova. */
    @Override
    public Optional<Map<String, ServerFacts>> read(List<Server> servers, Collection<Port> ports) {
        return read();
    }

    Optional<Map<String, ServerFacts>> read() {
        return site.file().database("nova").map(database -> read(database, EVERY, true));
    }

    @Override
    public ServerFacts of(Server server, Supplier<List<Port>> ports) {
        return of(server.id());
    }

    /** Of one server of the old region; unknown where the cloud file names no database of Nova. */
    ServerFacts of(String serverId) {
        return site.file()
                .database("nova")
                .map(database -> of(database, serverId, true))
                .orElseGet(ServerFacts::unknown);
    }

    /**
     * Of a new server, in a database that the cloud file need not name; its volumes and its group
     * the API tells. Unknown where there is no row.
     */
    public ServerFacts of(Database database, String serverId) {
        return of(database, serverId, false);
    }

    private ServerFacts of(Database database, String serverId, boolean whole) {
        return read(database, plain(serverId), whole).getOrDefault(serverId, ServerFacts.unknown());
    }

    /** An id stands in a pattern of SQL, which nothing but an id may enter. */
    private static String plain(String serverId) {
        if (!serverId.matches("[0-9A-Za-z.-]{1,64}")) {
            throw new IllegalArgumentException("not a server's id: " + serverId);
        }
        return serverId;
    }

    private Map<String, ServerFacts> read(Database database, String server, boolean whole) {
        ServerRows rows = site.profile().fill().servers();
        Map<String, List<Device>> devices = new HashMap<>();
        Map<String, List<DatabaseRow>> groups = new HashMap<>();
        if (whole) {
            devices(database, server, devices);
            groups(database, server, groups);
        }
        Map<String, List<Card>> cards = new HashMap<>();
        query(
                database,
                rows.cards(),
                server,
                row -> cards.put(row.text(0), CardRows.of(row.text(1))));
        Map<String, ServerFacts> facts = new HashMap<>();
        query(
                database,
                rows.instances(),
                server,
                row ->
                        facts.put(
                                row.text(0),
                                new ServerFacts(
                                        true,
                                        Lock.row(row.flag(1), row.text(6)),
                                        row.flag(2),
                                        row.text(3),
                                        row.text(4).strip(),
                                        group(groups.get(row.text(0)), row.text(5)),
                                        devices.getOrDefault(row.text(0), List.of()),
                                        cards.getOrDefault(row.text(0), List.of()))));
        return facts;
    }

    private void devices(Database database, String server, Map<String, List<Device>> devices) {
        query(
                database,
                site.profile().fill().servers().devices(),
                server,
                row ->
                        devices.computeIfAbsent(row.text(0), id -> new ArrayList<>())
                                .add(
                                        new Device(
                                                row.text(1),
                                                row.text(2),
                                                row.flag(3),
                                                (int) row.number(4, -1))));
    }

    private void groups(Database database, String server, Map<String, List<DatabaseRow>> groups) {
        query(
                database,
                site.profile().fill().servers().groups(),
                server,
                row -> groups.computeIfAbsent(row.text(0), id -> new ArrayList<>()).add(row));
    }

    /** Havana's scheduler goes by the name that a boot gave, and nothing more is kept of it. */
    private static GroupFacts group(List<DatabaseRow> rows, String hint) {
        return rows == null ? new GroupFacts("", hint, List.of(), List.of()) : GroupRows.of(rows);
    }

    private void query(Database database, String sql, String server, Consumer<DatabaseRow> each) {
        Command query =
                Template.command(
                                site.profile().database().query(),
                                Map.of("schema", database.schema()))
                        .within(LIMIT)
                        .reading(Template.text(sql, Map.of("server", server)) + ";\n");
        Host host = site.hosts().host(database.host());
        Host.onceMore(() -> rows(host, query)).forEach(each);
    }

    private static List<DatabaseRow> rows(Host host, Command query) {
        List<DatabaseRow> rows = new ArrayList<>();
        Result result = host.read(query, line -> rows.add(DatabaseRow.of(line)));
        if (!result.ok() || result.truncated()) {
            throw new StepFailure(
                    StepFailure.Kind.COMMAND_FAILED,
                    "Nova's database could not be read on host " + host.name(),
                    result.errors());
        }
        return rows;
    }
}
