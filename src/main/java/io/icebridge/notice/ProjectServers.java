package io.icebridge.notice;

import io.icebridge.audit.servers.Downtimes;
import io.icebridge.audit.servers.Downtimes.Down;
import io.icebridge.audit.told.Told;
import io.icebridge.notice.Letter.ServerTold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The servers of a change, project by project, by our own tables. */
final class ProjectServers {
    private static final Set<String> KEPT = Set.of("SNAPSHOT", "VOLUME");

    private final JdbcClient db;
    private final Downtimes downtimes;
    private final Told told;

    ProjectServers(DataSource source, Downtimes downtimes, Told told) {
        this.db = JdbcClient.create(source);
        this.downtimes = downtimes;
        this.told = told;
    }

    /** How many servers a project has, and of how many nothing is left to do. */
    record Project(String id, int servers, int settled) {}

    List<Project> of(String change) {
        return db.sql(
                        "select project_id, count(*) as servers, sum(case when state in ('MOVED',"
                                + " 'MOVED_BY_HAND', 'GONE', 'LEFT') then 1 else 0 end) as settled"
                                + " from ib_move where change_id = ? group by project_id"
                                + " order by project_id")
                .params(change)
                .query(
                        (row, n) ->
                                new Project(
                                        row.getString("project_id"),
                                        row.getInt("servers"),
                                        row.getInt("settled")))
                .list();
    }

    /** Empty where no look has told it. */
    String name(String change, String project) {
        return db
                .sql(
                        "select l.project_name from ib_label l join ib_move m on m.change_id ="
                                + " l.change_id and m.server_id = l.server_id where m.change_id = ?"
                                + " and m.project_id = ? fetch first 1 rows only")
                .params(change, project)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .orElse("");
    }

    List<String> nodes(String change, String project) {
        return db.sql(
                        "select distinct node from ib_move where change_id = ? and project_id = ?"
                                + " order by node")
                .params(change, project)
                .query(String.class)
                .list();
    }

    List<ServerTold> servers(String change, String project, Instant now) {
        Map<String, Down> downs = downtimes.byServer(change, now);
        return db.sql(
                        "select m.server_id, m.server_name, m.new_id, m.method, m.user_data,"
                                + " m.state, l.addresses from ib_move m left join ib_label l on"
                                + " l.change_id = m.change_id and l.server_id = m.server_id"
                                + " where m.change_id = ? and m.project_id = ?"
                                + " order by m.server_name, m.server_id")
                .params(change, project)
                .query((row, n) -> server(row, downs))
                .list();
    }

    private ServerTold server(ResultSet row, Map<String, Down> downs) throws SQLException {
        Down down = downs.get(row.getString("server_id"));
        return new ServerTold(
                row.getString("server_name"),
                row.getString("server_id"),
                text(row.getString("new_id")),
                text(row.getString("addresses")),
                told.method(row.getString("method")),
                newHostKey(row.getString("method"), row.getString("user_data")),
                Told.state(row.getString("state")),
                down == null ? null : Math.round(down.seconds() * 10) / 10.0);
    }

    /** cloud-init takes the new server for a new machine, unless it is told not to. */
    private static boolean newHostKey(String method, String userData) {
        return !KEPT.contains(method) || !userData.equals("NEUTRAL");
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
