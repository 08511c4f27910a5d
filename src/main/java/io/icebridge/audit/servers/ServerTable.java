package io.icebridge.audit.servers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads servers from our own tables, no more of them than a page has. */
@Component
class ServerTable {
    private static final String FROM =
            " from ib_move m left join ib_label l on l.change_id = m.change_id"
                    + " and l.server_id = m.server_id";

    private final JdbcClient db;
    private final Clock clock;

    ServerTable(DataSource source, Clock clock) {
        this.db = JdbcClient.create(source);
        this.clock = clock;
    }

    /** What narrows the table, as SQL with its values. */
    private record Where(StringBuilder sql, List<Object> values) {
        void and(String condition, Object... further) {
            sql.append(" and ").append(condition);
            values.addAll(List.of(further));
        }
    }

    private static Where where(String change, ServerQuery query) {
        Where where = new Where(new StringBuilder(" where m.change_id = ?"), new ArrayList<>());
        where.values().add(change);
        given(query.state(), s -> where.and("m.state = ?", s));
        given(query.method(), s -> where.and("m.method = ?", s));
        given(query.node(), s -> where.and("m.node = ?", s));
        given(query.project(), s -> where.and("(m.project_id = ? or l.project_name = ?)", s, s));
        given(query.wave(), s -> where.and("m.wave = ?", Integer.valueOf(s)));
        given(query.q(), s -> search(where, s.toLowerCase(Locale.ROOT)));
        return where;
    }

    private static void given(String value, Consumer<String> narrow) {
        if (!value.isEmpty()) {
            narrow.accept(value);
        }
    }

    private static void search(Where where, String text) {
        String escaped = text.replaceAll("([\\\\%_])", "\\\\$1");
        where.and(
                "(lower(m.server_name) like ? or m.server_id like ? or m.new_id like ?"
                        + " or ' ' || l.addresses like ?)",
                "%" + escaped + "%",
                escaped + "%",
                escaped + "%",
                "% " + escaped + "%");
    }

    /** How many there are that fit. */
    int count(String change, ServerQuery query) {
        Where where = where(change, query);
        return db.sql("select count(*)" + FROM + where.sql())
                .params(where.values())
                .query(Integer.class)
                .single();
    }

    /** One page of them. */
    List<ServerRow> page(String change, ServerQuery query) {
        List<ServerRow> rows = new ArrayList<>();
        read(
                change,
                query,
                " offset %d rows fetch first %d rows only"
                        .formatted(query.offset(), ServerQuery.PAGE),
                rows::add);
        return rows;
    }

    /** All that fit, one after another, whatever page is asked for. */
    void each(String change, ServerQuery query, Consumer<ServerRow> row) {
        read(change, query, "", row);
    }

    private void read(String change, ServerQuery query, String part, Consumer<ServerRow> to) {
        Where where = where(change, query);
        List<Object> values = new ArrayList<>();
        values.add(Downtimes.seconds(clock.instant()));
        values.add(change);
        values.addAll(where.values());
        db.sql(
                        "select m.*, l.project_name, l.owner_id, l.addresses, d.seconds, d.down"
                                + FROM
                                + " left join ("
                                + Downtimes.SQL
                                + ") d on d.subject = 'server ' || m.server_id"
                                + where.sql()
                                + " order by "
                                + query.order()
                                + part)
                .params(values)
                .query(
                        row -> {
                            to.accept(row(row));
                        });
    }

    private static ServerRow row(ResultSet row) throws SQLException {
        Number seconds = (Number) row.getObject("seconds");
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
                seconds == null ? null : Math.round(seconds.doubleValue() * 10) / 10.0,
                row.getInt("down") > 0);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** One of them, by its id in the old region. */
    ServerRow one(String change, String serverId) {
        List<ServerRow> rows = new ArrayList<>();
        ServerQuery query = ServerQuery.all(serverId);
        read(change, query, "", rows::add);
        return rows.stream().filter(row -> row.oldId().equals(serverId)).findFirst().orElseThrow();
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
