package io.icebridge.runbook.move;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of nodes that are being emptied. Writes are part of the caller's transaction. */
public final class Nodes {
    private static final RowMapper<Node> NODE =
            (row, n) ->
                    new Node(
                            row.getString("node"),
                            row.getObject("wave", Integer.class),
                            State.valueOf(row.getString("state")));

    private final JdbcClient db;

    public Nodes(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** A node and the wave that it is, or was last, in. */
    public record Node(String name, Integer wave, State state) {}

    /** How far a node is. */
    public enum State {
        PLANNED,
        IN_WAVE,
        /** A server on it waits for its owner or for a person. */
        WAITING,
        /** Redeployed, left by a person's decision, or left with servers that stay. */
        DONE
    }

    public void plan(String change, String node) {
        Integer known =
                db.sql("select count(*) from ib_move_node where change_id = ? and node = ?")
                        .params(change, node)
                        .query(Integer.class)
                        .single();
        if (known == 0) {
            db.sql(
                            "insert into ib_move_node (change_id, node, state)"
                                    + " values (?, ?, 'PLANNED')")
                    .params(change, node)
                    .update();
        }
    }

    public List<Node> of(String change) {
        return db.sql("select * from ib_move_node where change_id = ? order by node")
                .params(change)
                .query(NODE)
                .list();
    }

    /** The highest number that a wave has had; 0 before the first. */
    int lastWave(String change) {
        return db.sql("select coalesce(max(wave), 0) from ib_move_node where change_id = ?")
                .params(change)
                .query(Integer.class)
                .single();
    }

    /** Nodes of the wave that are still in it. */
    public List<String> inWave(String change, int wave) {
        return db.sql(
                        "select node from ib_move_node where change_id = ? and wave = ?"
                                + " and state = 'IN_WAVE' order by node")
                .params(change, wave)
                .query(String.class)
                .list();
    }

    public void put(String change, String node, Integer wave, State state) {
        db.sql("update ib_move_node set wave = ?, state = ? where change_id = ? and node = ?")
                .params(wave, state.name(), change, node)
                .update();
    }
}
