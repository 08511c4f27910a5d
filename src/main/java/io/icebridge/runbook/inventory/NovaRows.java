package io.icebridge.runbook.inventory;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.inventory.ServerFacts.Device;
import io.icebridge.runbook.profile.FillProfile.ServerRows;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the old Nova's database on its host, with read-only queries of the profile: all servers in
 * three queries, however many there are.
 */
public final class NovaRows {
    private final Site site;

    public NovaRows(Site site) {
        this.site = site;
    }

    /** By server id; empty where the cloud file names no database of Nova. */
    public Optional<Map<String, ServerFacts>> read() {
        return site.file().database("nova").map(this::read);
    }

    private Map<String, ServerFacts> read(Database database) {
        ServerRows rows = site.profile().fill().servers();
        Map<String, List<Device>> devices = new HashMap<>();
        for (String[] row : query(database, rows.devices())) {
            devices.computeIfAbsent(row[0], id -> new ArrayList<>())
                    .add(new Device(text(row[1]), text(row[2]), flag(row[3]), number(row[4])));
        }
        Map<String, String> groups = new HashMap<>();
        query(database, rows.groups()).forEach(row -> groups.put(row[0], text(row[1])));
        Map<String, ServerFacts> facts = new HashMap<>();
        for (String[] row : query(database, rows.instances())) {
            facts.put(
                    row[0],
                    new ServerFacts(
                            true,
                            flag(row[1]),
                            flag(row[2]),
                            text(row[3]),
                            key(row[4]),
                            groups.getOrDefault(row[0], ""),
                            devices.getOrDefault(row[0], List.of())));
        }
        return facts;
    }

    private List<String[]> query(Database database, String sql) {
        Command query =
                Template.command(
                                site.profile().database().query(),
                                Map.of("schema", database.schema()))
                        .reading(sql + ";\n");
        Result result = site.hosts().host(database.host()).look(query);
        if (!result.ok() || result.truncated()) {
            throw new StepFailure(
                    StepFailure.Kind.COMMAND_FAILED,
                    "Nova's database could not be read on host " + database.host(),
                    result.errors());
        }
        return result.output().lines().map(line -> line.split("\t", -1)).toList();
    }

    private static String text(String column) {
        return column.equals("NULL") ? "" : column;
    }

    /** The client writes a line end as a backslash and an n. */
    private static String key(String column) {
        return text(column).replace("\\n", "\n").strip();
    }

    private static boolean flag(String column) {
        return column.equals("1");
    }

    private static int number(String column) {
        return column.equals("NULL") ? -1 : Integer.parseInt(column);
    }
}
