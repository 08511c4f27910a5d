package io.icebridge.audit.map;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a change has what an address names. */
@Component
class MapSubjects {
    private static final String SERVICES = "upgrade-services";

    private final Graphs graphs;
    private final JdbcClient db;

    MapSubjects(Graphs graphs, DataSource source) {
        this.graphs = graphs;
        this.db = JdbcClient.create(source);
    }

    boolean has(String change, MapScope scope) {
        return switch (scope.kind()) {
            case "" -> true;
            case "server" -> count("ib_move where change_id = ? and server_id = ?", change, scope);
            case "node" -> count("ib_move_node where change_id = ? and node = ?", change, scope);
            case "wave" ->
                    scope.name().matches("\\d{1,6}")
                            && count(
                                    "ib_move_node where change_id = ? and wave = cast(? as int)",
                                    change,
                                    scope);
            default ->
                    drawn(scope.name())
                            || count(
                                    "ib_evidence where change_id = ? and subject = ?",
                                    change,
                                    scope);
        };
    }

    /** Services that every cloud has stand in the model by name. */
    private boolean drawn(String service) {
        return graphs.of(SERVICES).elements().values().stream()
                .filter(each -> each.call() != null)
                .anyMatch(each -> each.call().given().containsValue("'" + service + "'"));
    }

    private boolean count(String from, String change, MapScope scope) {
        return db.sql("select count(*) from " + from)
                        .params(List.of(change, scope.name()))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
