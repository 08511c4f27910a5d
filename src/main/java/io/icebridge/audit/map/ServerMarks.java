package io.icebridge.audit.map;

import io.icebridge.audit.told.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the table of moves says of the models that move servers. */
@Component
class ServerMarks {
    private static final Set<String> OVER = Set.of("MOVED", "MOVED_BY_HAND", "GONE", "LEFT");

    /** Steps that leave nothing in the journal, by the state that a server has after them. */
    private static final Map<String, String> STEPS =
            Map.of(
                    "RELEASING", "freeSlot",
                    "MOVED", "recordMove",
                    "ASIDE", "setAside",
                    "MOVED_BY_HAND", "setAside",
                    "GONE", "setAside",
                    "LEFT", "setAside");

    private final JdbcClient db;

    ServerMarks(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** Which silent steps it has surely come to. */
    List<String> cameTo(Level level, Graph graph) {
        if (!level.scope().kind().equals("server")) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        state(level).map(STEPS::get).filter(graph::drawn).forEach(steps::add);
        return steps;
    }

    /** Whether nothing is left to do with the server, the node or the wave. */
    boolean over(Level level) {
        return switch (level.scope().kind()) {
            case "server" -> state(level).anyMatch(OVER::contains);
            case "node" -> open(level, "node") == 0;
            default -> open(level, "cast(wave as varchar)") == 0;
        };
    }

    private Stream<String> state(Level level) {
        return db
                .sql("select state from ib_move where change_id = ? and server_id = ?")
                .params(level.change(), level.scope().name())
                .query(String.class)
                .list()
                .stream();
    }

    private int open(Level level, String column) {
        return db.sql(
                        "select count(*) from ib_move_node where change_id = ? and "
                                + column
                                + " = ? and state <> 'DONE'")
                .params(level.change(), level.scope().name())
                .query(Integer.class)
                .single();
    }

    /** How many servers are how far, in the wave or of all; empty where there are none. */
    String told(Level level) {
        boolean wave = level.scope().kind().equals("wave");
        Map<String, Integer> counts = new LinkedHashMap<>();
        db.sql(
                        "select state, count(*) as servers from ib_move where change_id = ?"
                                + (wave ? " and wave = ?" : "")
                                + " group by state order by servers desc, state")
                .params(
                        wave
                                ? List.of(level.change(), Integer.valueOf(level.scope().name()))
                                : List.of(level.change()))
                .query((row, n) -> Map.entry(row.getString("state"), row.getInt("servers")))
                .list()
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0
                ? ""
                : counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + Told.state(each.getKey()))
                        .collect(Collectors.joining(", ", "Servers: ", ", of " + all));
    }
}
