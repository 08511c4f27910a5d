package io.icebridge.runbook.move;

import io.icebridge.cloudfile.UserData;
import io.icebridge.runbook.move.Move.State;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of moves. Writes are part of the caller's transaction. */
public final class Moves {
    private static final RowMapper<Move> MOVE =
            (row, n) ->
                    new Move(
                            row.getString("server_id"),
                            row.getString("server_name"),
                            row.getString("project_id"),
                            row.getString("node"),
                            row.getString("flavor_id"),
                            row.getString("method"),
                            row.getString("why"),
                            ReasonsJson.read(row.getString("reasons")),
                            UserData.valueOf(row.getString("user_data")),
                            row.getInt("move_length"),
                            State.valueOf(row.getString("state")),
                            row.getObject("wave", Integer.class),
                            row.getObject("slot", Integer.class),
                            row.getString("new_id"));

    private final JdbcClient db;

    public Moves(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** Adds the move, or brings one that nobody has begun up to date. */
    public void plan(String change, Move move) {
        int known =
                db.sql(
                                "update ib_move set server_name = ?, node = ?, flavor_id = ?,"
                                        + " method = case when state = 'PLANNED' then ? else method"
                                        + " end, why = case when state = 'PLANNED' then ? else why"
                                        + " end, reasons = case when state = 'PLANNED' then ? else"
                                        + " reasons end, user_data = case when state = 'PLANNED'"
                                        + " then ? else user_data end, move_length = case when"
                                        + " state = 'PLANNED' then ? else move_length end"
                                        + " where change_id = ? and server_id = ?")
                        .params(
                                move.serverName(),
                                move.node(),
                                move.flavorId(),
                                move.method(),
                                move.why(),
                                ReasonsJson.write(move.reasons()),
                                move.userData().name(),
                                move.length(),
                                change,
                                move.serverId())
                        .update();
        if (known == 0) {
            add(change, move);
        }
    }

    /** Adds a move that the table does not have. */
    void add(String change, Move move) {
        db.sql(
                        "insert into ib_move (change_id, server_id, server_name, project_id,"
                                + " node, flavor_id, method, why, reasons, user_data, move_length,"
                                + " state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED')")
                .params(
                        change,
                        move.serverId(),
                        move.serverName(),
                        move.projectId(),
                        move.node(),
                        move.flavorId(),
                        move.method(),
                        move.why(),
                        ReasonsJson.write(move.reasons()),
                        move.userData().name(),
                        move.length())
                .update();
    }

    /** All moves of the change, by node and server. */
    public List<Move> of(String change) {
        return db.sql("select * from ib_move where change_id = ? order by node, server_id")
                .params(change)
                .query(MOVE)
                .list();
    }

    /** Those of a node, by server: a large change is not read whole for each of its nodes. */
    List<Move> on(String change, String node) {
        return db.sql("select * from ib_move where change_id = ? and node = ? order by server_id")
                .params(change, node)
                .query(MOVE)
                .list();
    }

    /** All of a change, by the server's id. */
    Map<String, Move> byServer(String change) {
        return of(change).stream().collect(Collectors.toMap(Move::serverId, m -> m));
    }

    /**
     * @throws NoSuchElementException when the change has no such server
     */
    public Move of(String change, String serverId) {
        return db.sql("select * from ib_move where change_id = ? and server_id = ?")
                .params(change, serverId)
                .query(MOVE)
                .optional()
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "change " + change + " has no server " + serverId));
    }

    /** Changes that have servers with which something is still to be done. */
    public List<String> unfinished() {
        return db.sql(
                        "select distinct change_id from ib_move where state in ('PLANNED',"
                                + " 'CLAIMED', 'RELEASING', 'ASIDE') order by change_id")
                .query(String.class)
                .list();
    }

    public void state(String change, String serverId, State state) {
        db.sql("update ib_move set state = ? where change_id = ? and server_id = ?")
                .params(state.name(), change, serverId)
                .update();
    }

    /** Sends the server the way that was found for it now, whatever its state. */
    public void replan(String change, Move move) {
        db.sql(
                        "update ib_move set node = ?, method = ?, why = ?, reasons = ?,"
                                + " user_data = ?, move_length = ? where change_id = ?"
                                + " and server_id = ?")
                .params(
                        move.node(),
                        move.method(),
                        move.why(),
                        ReasonsJson.write(move.reasons()),
                        move.userData().name(),
                        move.length(),
                        change,
                        move.serverId())
                .update();
    }

    /** Where a server is by now that nobody has begun to move. */
    void place(String change, String serverId, String node) {
        db.sql(
                        "update ib_move set node = ? where change_id = ? and server_id = ?"
                                + " and state in ('PLANNED', 'ASIDE')")
                .params(node, change, serverId)
                .update();
    }

    /** Servers that nobody has begun and that no wave takes, since they are on no node. */
    public List<Move> onNoNode(String change) {
        return of(change).stream()
                .filter(m -> m.state() == State.PLANNED && m.node().isEmpty())
                .toList();
    }

    public void arrived(String change, String serverId, String newId) {
        db.sql("update ib_move set new_id = ? where change_id = ? and server_id = ?")
                .params(newId, change, serverId)
                .update();
    }

    /** Puts the node's servers that nobody has begun into the wave. */
    public void assign(String change, String node, int wave) {
        db.sql("update ib_move set wave = ? where change_id = ? and node = ? and state = 'PLANNED'")
                .params(wave, change, node)
                .update();
    }

    /** The servers of the wave that go by themselves, and those that failed before it. */
    public int atStake(String change, int wave) {
        return db.sql(
                        "select count(*) from ib_move m where change_id = ? and (wave = ? and method"
                                + " in ('SNAPSHOT', 'VOLUME', 'REDEPLOY') or exists (select 1 from"
                                + " ib_window w where w.change_id = m.change_id and w.kind ="
                                + " 'FAILED' and w.name = m.server_id))")
                .params(change, wave)
                .query(Integer.class)
                .single();
    }

    /** The wave's servers that no slot has taken yet. */
    public List<String> unclaimed(String change, int wave) {
        return db.sql(
                        "select server_id from ib_move where change_id = ? and wave = ?"
                                + " and state = 'PLANNED' order by server_id")
                .params(change, wave)
                .query(String.class)
                .list();
    }

    /**
     * Gives the server to the slot, in the caller's transaction, so that the claim is there if and
     * only if the engine's step is.
     *
     * @return false when another slot was quicker
     */
    public boolean claim(String change, String serverId, int slot) {
        return db.sql(
                                "update ib_move set state = 'CLAIMED', slot = ? where change_id = ?"
                                        + " and server_id = ? and state = 'PLANNED'")
                        .params(slot, change, serverId)
                        .update()
                == 1;
    }

    /** Takes the server back from its slot, within the transaction that gave it. */
    void unclaim(String change, String serverId) {
        db.sql(
                        "update ib_move set state = 'PLANNED', slot = null where change_id = ?"
                                + " and server_id = ?")
                .params(change, serverId)
                .update();
    }

    /** How many old servers are on their way out. */
    public int releasing(String change) {
        return db.sql("select count(*) from ib_move where change_id = ? and state = 'RELEASING'")
                .params(change)
                .query(Integer.class)
                .single();
    }

    /** Gives back what slots had that no longer exist; their journal says how far they were. */
    public void unclaimAll(String change) {
        db.sql(
                        "update ib_move set state = 'PLANNED', slot = null, wave = null"
                                + " where change_id = ?"
                                + " and state in ('CLAIMED', 'RELEASING', 'PLANNED')")
                .params(change)
                .update();
    }
}
