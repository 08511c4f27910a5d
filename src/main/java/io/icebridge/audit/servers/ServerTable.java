package io.icebridge.audit.servers;

import io.icebridge.audit.servers.Downtimes.Down;
import io.icebridge.audit.told.Narrowed;
import io.icebridge.audit.told.Sheet;
import io.icebridge.journal.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads servers from our own tables, no more of them than is asked for. */
@Component
public final class ServerTable {
    private static final String FROM =
            " from ib_move m left join ib_label l on l.change_id = m.change_id"
                    + " and l.server_id = m.server_id";

    private final JdbcClient db;
    private final Downtimes downtimes;
    private final Clock clock;

    ServerTable(DataSource source, Downtimes downtimes, Clock clock) {
        this.db = JdbcClient.create(source);
        this.downtimes = downtimes;
        this.clock = clock;
    }

    private static Narrowed where(String change, ServerQuery query) {
        Narrowed where = Narrowed.to("m.change_id = ?", change);
        Narrowed.given(query.state(), s -> where.and("m.state = ?", s));
        Narrowed.given(query.method(), s -> where.and("m.method = ?", s));
        Narrowed.given(query.node(), s -> where.and("m.node = ?", s));
        Narrowed.given(
                query.project(), s -> where.and("(m.project_id = ? or l.project_name = ?)", s, s));
        Narrowed.given(query.wave(), s -> where.and("m.wave = ?", Integer.valueOf(s)));
        Narrowed.given(query.q(), s -> search(where, Narrowed.like(s)));
        return where;
    }

    private static void search(Narrowed where, String escaped) {
        where.and(
                "(lower(m.server_name) like ? or m.server_id like ? or m.new_id like ?"
                        + " or ' ' || l.addresses like ?)",
                "%" + escaped + "%",
                escaped + "%",
                escaped + "%",
                "% " + escaped + "%");
    }

    /** How many there are that fit. */
    public int count(String change, ServerQuery query) {
        Narrowed where = where(change, query);
        return db.sql("select count(*)" + FROM + where.where())
                .params(where.values())
                .query(Integer.class)
                .single();
    }

    /** One page of them: their ids first, since sorting whole rows takes long. */
    public List<ServerRow> page(String change, ServerQuery query) {
        List<String> ids = idsOnPage(change, query);
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Down> downs = downtimes.byServer(change, ids, clock.instant());
        Narrowed those = where(change, ServerQuery.all(""));
        those.and("m.server_id in (" + "?, ".repeat(ids.size() - 1) + "?)", ids.toArray());
        return read(those, query).stream()
                .sorted(Comparator.comparing(row -> ids.indexOf(row.oldId())))
                .map(row -> row.with(downs.get(row.oldId())))
                .toList();
    }

    private List<String> idsOnPage(String change, ServerQuery query) {
        Narrowed where = where(change, query);
        if (query.byDowntime()) {
            Map<String, Down> downs = downtimes.byServer(change, clock.instant());
            return ids(where, query, "").stream()
                    .sorted(query.comparing(id -> seconds(downs.get(id))))
                    .skip(query.offset())
                    .limit(Sheet.ROWS)
                    .toList();
        }
        String part = " offset %d rows fetch first %d rows only";
        return ids(where, query, part.formatted(query.offset(), Sheet.ROWS));
    }

    private List<String> ids(Narrowed where, ServerQuery query, String part) {
        return db.sql(
                        "select m.server_id"
                                + FROM
                                + where.where()
                                + " order by "
                                + query.order()
                                + part)
                .params(where.values())
                .query(String.class)
                .list();
    }

    /** All that fit, whatever page is asked for. */
    List<ServerRow> all(String change, ServerQuery query) {
        Map<String, Down> downs = downtimes.byServer(change, clock.instant());
        List<ServerRow> rows =
                read(where(change, query), query).stream()
                        .map(row -> row.with(downs.get(row.oldId())))
                        .toList();
        return query.byDowntime()
                ? rows.stream().sorted(query.comparing(ServerRow::downtimeSeconds)).toList()
                : rows;
    }

    private List<ServerRow> read(Narrowed where, ServerQuery query) {
        return db.sql(
                        "select m.server_id, m.server_name, m.new_id, m.project_id, m.node,"
                                + " m.method, m.state, m.wave, l.project_name, l.owner_id,"
                                + " l.addresses"
                                + FROM
                                + where.where()
                                + " order by "
                                + query.order())
                .params(where.values())
                .query((row, n) -> row(row))
                .list();
    }

    private static Double seconds(Down down) {
        return down == null ? null : down.seconds();
    }

    private static ServerRow row(ResultSet row) throws SQLException {
        return new ServerRow(
                row.getString("server_name"),
                row.getString("server_id"),
                text(row.getString("new_id")),
                row.getString("project_id"),
                text(row.getString("project_name")),
                text(row.getString("owner_id")),
                row.getString("node"),
                row.getString("method"),
                row.getString("state"),
                text(row.getString("addresses")),
                row.getObject("wave", Integer.class),
                null,
                false);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** One of them, by its id in the old region. */
    ServerRow one(String change, String serverId) {
        Narrowed where = where(change, ServerQuery.all(""));
        where.and("m.server_id = ?", serverId);
        return read(where, ServerQuery.all(""))
                .get(0)
                .with(downtimes.of(change, Subject.server(serverId), clock.instant()).orElse(null));
    }

    /** Nodes that servers of the change are on, to choose from. */
    List<String> nodes(String change) {
        return db.sql("select distinct node from ib_move where change_id = ? order by node")
                .params(change)
                .query(String.class)
                .list();
    }

    /** The server that has this id, in the old region or the new. */
    List<String> withId(String change, String id) {
        return db.sql(
                        "select server_id from ib_move where change_id = ? and"
                                + " (server_id = ? or new_id = ?)")
                .params(change, id, id)
                .query(String.class)
                .list();
    }
}
