package io.icebridge.audit.map;

import io.icebridge.approval.Starts.Run;
import io.icebridge.audit.told.Told;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of whom a model can be shown that is carried out for each of many. */
@Component
class MapChoices {
    private static final int MOST = 40;

    private final Levels levels;
    private final JdbcClient db;

    MapChoices(Levels levels, DataSource source) {
        this.levels = levels;
        this.db = JdbcClient.create(source);
    }

    /**
     * Some of many, those that are at work first.
     *
     * @param kind what they are, such as {@code server}
     * @param wave that they are narrowed to; empty for all
     */
    public record Choices(String kind, String wave, List<Choice> some) {}

    /** One of them. */
    public record Choice(String name, String state, String path) {}

    /** Null where it is known whom the model concerns, or where there is but one of it. */
    Choices of(String change, List<Run> runs, String model, MapScope scope) {
        List<Level> down = levels.to(change, runs, model, scope);
        Element from = down.isEmpty() ? null : down.get(down.size() - 1).from();
        String kind = from == null ? "" : MapScope.about(from.call());
        if (kind.isEmpty() || kind.equals(scope.kind())) {
            return null;
        }
        String wave = scope.kind().equals("wave") ? scope.name() : "";
        return new Choices(kind, wave, some(change, model, kind, wave, scope.gate()));
    }

    private List<Choice> some(String change, String model, String kind, String wave, String gate) {
        return db.sql(sql(kind, wave) + " fetch first " + MOST + " rows only")
                .params(wave.isEmpty() ? List.of(change) : List.of(change, Integer.valueOf(wave)))
                .query(
                        (row, n) ->
                                new Choice(
                                        row.getString("name"),
                                        Told.state(row.getString("state")),
                                        MapPaths.of(
                                                change,
                                                model,
                                                new MapScope(kind, row.getString("id"), gate))))
                .list();
    }

    private static String sql(String kind, String wave) {
        String narrowed = wave.isEmpty() ? "" : " and wave = ?";
        return switch (kind) {
            case "server" ->
                    "select server_id as id, server_name as name, state from ib_move where"
                            + " change_id = ?"
                            + narrowed
                            + " order by case state when 'CLAIMED' then 0 when 'ASIDE' then 1"
                            + " when 'RELEASING' then 2 else 3 end, server_name";
            case "node" ->
                    "select node as id, node as name, '' as state from ib_move_node where"
                            + " change_id = ?"
                            + narrowed
                            + " order by node";
            case "wave" ->
                    "select distinct wave as id, 'wave ' || wave as name, '' as state, wave from"
                            + " ib_move_node where change_id = ? and wave is not null"
                            + narrowed
                            + " order by wave desc";
            default ->
                    "select distinct subject as id, subject as name, '' as state from ib_evidence"
                            + " where change_id = ? and gate = 'service' order by subject";
        };
    }
}
