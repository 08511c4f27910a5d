package io.icebridge.runbook.move;

import io.icebridge.cloud.Project;
import io.icebridge.cloud.Server;
import io.icebridge.journal.Beginning;
import io.icebridge.runbook.inventory.Inventory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of what people know servers by. Writes are part of the caller's transaction. */
public final class Labels {
    private static final int LONGEST_NAME = 255;

    private final JdbcTemplate many;
    private final JdbcClient db;

    public Labels(DataSource source) {
        this.many = new JdbcTemplate(source);
        this.db = JdbcClient.create(many);
    }

    /**
     * By what a server is known besides its own name and id.
     *
     * @param owner the id of the user who made it
     * @param addresses a space between
     */
    public record Label(String projectName, String owner, String addresses) {}

    /** Keeps what was found now; of servers that are not there any more it keeps the last. */
    public void keep(String change, Inventory found) {
        List<Server> servers = found.servers();
        many.batchUpdate(
                "delete from ib_label where change_id = ? and server_id = ?",
                servers.stream().map(server -> new Object[] {change, server.id()}).toList());
        many.batchUpdate(
                "insert into ib_label (change_id, server_id, project_name, owner_id, addresses)"
                        + " values (?, ?, ?, ?, ?)",
                servers.stream().map(server -> row(change, server, found)).toList());
    }

    private static Object[] row(String change, Server server, Inventory found) {
        Project project = found.projects().get(server.projectId());
        return new Object[] {
            change,
            server.id(),
            project == null ? "" : shortened(project.name()),
            shortened(server.userId()),
            server.addresses().stream()
                    .map(Server.Address::ip)
                    .distinct()
                    .collect(Collectors.joining(" "))
        };
    }

    private static String shortened(String name) {
        return Beginning.of(name, LONGEST_NAME);
    }

    /** All of a change, by the servers' ids. */
    public Map<String, Label> all(String change) {
        Map<String, Label> all = new HashMap<>();
        db.sql(
                        "select server_id, project_name, owner_id, addresses from ib_label where"
                                + " change_id = ?")
                .params(change)
                .query(
                        row -> {
                            all.put(row.getString("server_id"), label(row));
                        });
        return all;
    }

    private static Label label(ResultSet row) throws SQLException {
        return new Label(
                row.getString("project_name"),
                row.getString("owner_id"),
                row.getString("addresses"));
    }

    /** Empty for a server that no look has found. */
    public Optional<Label> of(String change, String serverId) {
        return db.sql(
                        "select project_name, owner_id, addresses from ib_label where change_id = ?"
                                + " and server_id = ?")
                .params(change, serverId)
                .query((row, n) -> label(row))
                .optional();
    }
}
