package io.icebridge.audit.map;

import io.icebridge.approval.Starts.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the way down to a model, and whom each model on it concerns. */
@Component
class Levels {
    private final Graphs graphs;
    private final Chains chains;
    private final JdbcClient db;

    Levels(Graphs graphs, Chains chains, DataSource source) {
        this.graphs = graphs;
        this.chains = chains;
        this.db = JdbcClient.create(source);
    }

    /**
     * From what was started down to the model; of several starts the newest that has it.
     *
     * @return empty where nothing that was started has such a model
     */
    List<Level> to(String change, List<Run> runs, String model, MapScope scope) {
        for (Run run : runs) {
            String root = run.start().model();
            if (!graphs.has(root)) {
                continue;
            }
            List<Element> calls = chains.down(root, model, scope);
            if (root.equals(model) || !calls.isEmpty()) {
                return levels(change, run, root.equals(model) ? List.of() : calls, scope);
            }
        }
        return List.of();
    }

    private List<Level> levels(String change, Run run, List<Element> calls, MapScope scope) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(change, run, run.start().model(), MapScope.CHANGE, null, false));
        for (int i = 0; i < calls.size(); i++) {
            Element call = calls.get(i);
            MapScope at = i == calls.size() - 1 ? scope : above(change, call, scope);
            levels.add(new Level(change, run, call.call().model(), at, call, false));
        }
        return levels;
    }

    private MapScope above(String change, Element call, MapScope scope) {
        String about = MapScope.about(call.call());
        if (about.equals(scope.kind())) {
            return new MapScope(about, scope.name(), "");
        }
        return about.equals("wave")
                ? wave(change, scope)
                        .map(wave -> new MapScope(about, wave, ""))
                        .orElse(MapScope.CHANGE)
                : MapScope.CHANGE;
    }

    private Optional<String> wave(String change, MapScope scope) {
        String sql =
                scope.kind().equals("node")
                        ? "select wave from ib_move_node where change_id = ? and node = ?"
                        : "select wave from ib_move where change_id = ? and server_id = ?";
        return db.sql(sql)
                .params(change, scope.name())
                .query((row, n) -> Optional.ofNullable(row.getString("wave")))
                .optional()
                .flatMap(wave -> wave);
    }
}
