package io.icebridge.approval;

import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Warrants;
import io.icebridge.runbook.fleet.Course;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/** Gates in memory: what was not shown at one and approved is not let in. */
public final class TestGates implements Warrants {
    private final Slices slices;
    private final JdbcConnectionPool source =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private Warranted warranted;
    private final Map<String, Set<String>> steps = new HashMap<>();

    public TestGates() {
        Flyway.configure().dataSource(source).load().migrate();
        slices = new Slices(source);
        warranted = new Warranted(source, slices, this::slicings, Clock.systemUTC());
    }

    /** Shows the courses at a gate, and approves them. */
    public void approve(Change change, String gate, Subject subject, List<Course> courses) {
        steps.put(gate, courses.stream().map(Course::step).collect(Collectors.toSet()));
        // which gate opens what is asked once
        warranted = new Warranted(source, slices, this::slicings, Clock.systemUTC());
        warranted.answered(
                change,
                new Slice(gate, subject, courses.stream().map(Course::shown).toList()),
                "ann");
    }

    private List<Slicing> slicings() {
        return steps.entrySet().stream().map(e -> slicing(e.getKey(), e.getValue())).toList();
    }

    private static Slicing slicing(String gate, Set<String> steps) {
        return new Slicing() {
            @Override
            public String gate() {
                return gate;
            }

            @Override
            public Set<String> steps() {
                return steps;
            }

            @Override
            public List<Slice> slices(Change change, String subject) {
                return List.of();
            }
        };
    }

    @Override
    public void require(Change change, Action action) {
        warranted.require(change, action);
    }
}
