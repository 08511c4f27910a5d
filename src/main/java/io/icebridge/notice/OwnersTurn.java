package io.icebridge.notice;

import io.icebridge.approval.Approvals;
import io.icebridge.approval.Terms;
import io.icebridge.notice.ProjectServers.Project;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Projects whose owners are told what comes, once the plan of it is approved, and what became of
 * their servers, once nothing is left to do with them or the change has ended.
 */
final class OwnersTurn implements Happenings {
    /** At these it is shown which servers move. */
    private static final List<String> GATES = List.of("plan", "move");

    private final JdbcClient db;
    private final ProjectServers servers;
    private final Occasions occasions;
    private final Approvals approvals;
    private final Terms.OfGates terms;
    private final Set<String> approved = new HashSet<>();
    private Set<String> ran;

    OwnersTurn(
            DataSource source,
            ProjectServers servers,
            Occasions occasions,
            Approvals approvals,
            Terms.OfGates terms) {
        this.db = JdbcClient.create(source);
        this.servers = servers;
        this.occasions = occasions;
        this.approvals = approvals;
        this.terms = terms;
    }

    @Override
    public List<Occasion> look(List<String> changes, Instant now) {
        List<Occasion> found = new ArrayList<>();
        for (String change : changes) {
            if (approved(change)) {
                servers.of(change).forEach(project -> running(change, project, now, found));
            }
        }
        Set<String> over = ran == null ? begun() : ran;
        over.removeAll(changes);
        for (String change : over) {
            servers.of(change).forEach(project -> after(change, project, now, found));
        }
        ran = new HashSet<>(changes);
        return found;
    }

    private void running(String change, Project project, Instant now, List<Occasion> found) {
        if (!occasions.has(before(change, project))) {
            found.add(told(before(change, project), Kind.BEFORE, change, project, now));
        } else if (project.settled() == project.servers()) {
            after(change, project, now, found);
        }
    }

    /** Only to those who know of it, and once. */
    private void after(String change, Project project, Instant now, List<Occasion> found) {
        String key = "after %s %s".formatted(project.id(), change);
        if (occasions.has(before(change, project)) && !occasions.has(key)) {
            found.add(told(key, Kind.AFTER, change, project, now));
        }
    }

    private static Occasion told(
            String key, Kind kind, String change, Project project, Instant now) {
        return new Occasion(key, kind, change, project.id(), now, now, "", "", "");
    }

    private static String before(String change, Project project) {
        return "before %s %s".formatted(project.id(), change);
    }

    /** Changes whose owners were told before this program began, running or not. */
    private Set<String> begun() {
        return new HashSet<>(
                db.sql("select distinct change_id from ib_occasion where kind = 'BEFORE'")
                        .query(String.class)
                        .list());
    }

    /** By as many as the gate wants: until then it may be rejected still. */
    private boolean approved(String change) {
        if (!approved.contains(change)
                && GATES.stream()
                        .anyMatch(gate -> approvals.passed(change, gate, terms.of(gate)))) {
            approved.add(change);
        }
        return approved.contains(change);
    }
}
