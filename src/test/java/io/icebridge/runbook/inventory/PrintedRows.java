package io.icebridge.runbook.inventory;

import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.Hosts;
import io.icebridge.host.Result;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.NewRows;
import io.icebridge.runbook.profile.Profiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Nova's database as the client on its host prints it, row by row. */
public final class PrintedRows implements Hosts {
    private static final String NULL = "NULL";

    /** uuid, locked, disable_terminate, user_data, key_data, a group's name given as a hint. */
    public final List<String> instances = new ArrayList<>();

    /** instance_uuid, volume_id, device_name, delete_on_termination, boot_index. */
    public final List<String> devices = new ArrayList<>();

    /** The server's id, its server group's id, name, policy, a member's id, node and zone. */
    public final List<String> groups = new ArrayList<>();

    /** The server's id, Nova's memory of its network cards. */
    public final List<String> cards = new ArrayList<>();

    /** Schemas beside it. */
    public final List<String> databases = new ArrayList<>();

    /** The queries that came. */
    final List<String> asked = new ArrayList<>();

    public boolean broken;

    /** A server without anything that only the database knows. */
    public void plain(String id) {
        instances.add(row(id, "0", "0", NULL, NULL));
    }

    public void locked(String id) {
        instances.add(row(id, "1", "0", NULL, NULL));
    }

    /** Locked, and its deletion forbidden. */
    public void shut(String id) {
        instances.add(row(id, "1", "1", NULL, NULL));
    }

    public static String row(String... columns) {
        return String.join("\t", columns);
    }

    public NovaRows reader() {
        return reader("nova");
    }

    /** Where the cloud file says nothing of Nova's database. */
    static NovaRows unnamed() {
        return new PrintedRows().reader("keystone");
    }

    /** The new Nova's, which is on the same host. */
    public NewRows ofNew() {
        return new NewRows(site("nova"), null);
    }

    private NovaRows reader(String database) {
        return new NovaRows(site(database));
    }

    private Site site(String database) {
        return new Site(
                TestCloudFile.with("ctl", List.of("database"), database),
                this,
                Profiles.load("havana-icehouse"),
                d -> {});
    }

    @Override
    public Host host(String name) {
        return new Host() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Result run(Command query) {
                String rows = String.join("\n", asked(query));
                return new Result(
                        broken ? 1 : 0, rows, broken ? "ERROR 2002" : "", false, Duration.ZERO);
            }
        };
    }

    private List<String> asked(Command query) {
        String sql = new String(query.input(), StandardCharsets.UTF_8);
        asked.add(sql);
        if (sql.contains("block_device_mapping")) {
            return devices;
        }
        if (sql.contains("instance_info_caches")) {
            return cards;
        }
        if (query.line().contains("show databases")) {
            return databases;
        }
        return sql.contains("instance_group_member") ? groups : instances;
    }
}
