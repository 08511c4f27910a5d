package io.icebridge.audit.overview;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts a change's servers and nodes in the database. */
@Component
class Counts {
    private static final Set<String> BY_ITSELF = Set.of("SNAPSHOT", "VOLUME", "REDEPLOY");

    private final JdbcClient db;

    Counts(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** How many servers are in a state and go a way. */
    record Group(String state, String method, int servers) {}

    ServerCounts servers(String change) {
        return of(
                db.sql(
                                "select state, method, count(*) as servers from ib_move"
                                        + " where change_id = ? group by state, method")
                        .params(change)
                        .query(Group.class)
                        .list());
    }

    static ServerCounts of(List<Group> groups) {
        return new ServerCounts(
                sum(groups, group -> true),
                sum(groups, in("MOVED")),
                sum(groups, in("MOVED_BY_HAND")),
                sum(groups, in("CLAIMED")),
                sum(groups, in("RELEASING")),
                sum(groups, in("ASIDE")),
                sum(groups, in("PLANNED").and(g -> !BY_ITSELF.contains(g.method()))),
                sum(groups, in("PLANNED").and(g -> BY_ITSELF.contains(g.method()))),
                sum(groups, in("GONE", "LEFT")),
                sum(groups, in("LEFT")),
                sum(groups, group -> group.method().equals("REFUSED")));
    }

    private static Predicate<Group> in(String... states) {
        return group -> Set.of(states).contains(group.state());
    }

    private static int sum(List<Group> groups, Predicate<Group> which) {
        return groups.stream().filter(which).mapToInt(Group::servers).sum();
    }

    ChangeView.Nodes nodes(String change) {
        return db.sql(
                        "select count(*) as total, sum(case when state = 'DONE' then 1 else 0 end)"
                                + " as done from ib_move_node where change_id = ?")
                .params(change)
                .query((row, n) -> new ChangeView.Nodes(row.getInt("total"), row.getInt("done")))
                .single();
    }
}
