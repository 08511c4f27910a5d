package io.icebridge.audit.meter;

import io.icebridge.approval.Records;
import io.icebridge.approval.Starts.Run;
import io.icebridge.audit.overview.ChangeReader;
import io.icebridge.audit.overview.ChangeView;
import io.icebridge.audit.overview.WaitingTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the figures, once for all meters that are asked for together. */
@Component
class FigureReader {
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int MOST_JOBS = 200;

    private final JdbcClient db;
    private final Records records;
    private final ChangeReader changes;
    private final ManagementService jobs;
    private final Clock clock;
    private ChangeFigures last;
    private long readAt;

    FigureReader(
            DataSource source,
            Records records,
            ChangeReader changes,
            ManagementService jobs,
            Clock clock) {
        this.db = JdbcClient.create(source);
        this.records = records;
        this.changes = changes;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** No older than some seconds. */
    synchronized ChangeFigures now() {
        long now = System.nanoTime();
        if (last == null || now - readAt > FRESH.toNanos()) {
            last = read();
            readAt = now;
        }
        return last;
    }

    private ChangeFigures read() {
        List<String> running = records.starts().running();
        String change = running.isEmpty() ? newest() : running.get(0);
        List<Run> runs = records.starts().runs(change);
        ChangeView view = runs.isEmpty() ? null : changes.of(change, runs);
        List<Job> due = jobs.createJobQuery().executable().listPage(0, MOST_JOBS);
        return new ChangeFigures(
                running.size(),
                servers(change),
                view == null ? 0 : view.outages().now(),
                view == null ? 0 : seconds(view.outages().median()),
                view == null ? 0 : seconds(view.outages().longest()),
                view == null ? 0 : (int) view.tasks().stream().filter(WaitingTask::gate).count(),
                view == null ? 0 : view.waiting(),
                view == null ? 0 : view.failures(),
                count("select count(*) from ib_wait"),
                jobs.createJobQuery().executable().count(),
                oldest(due),
                count("select count(*) from ib_notice where state = 'WAITING'"),
                view == null ? List.of() : view.stretches());
    }

    private String newest() {
        return db
                .sql(
                        "select change_id from ib_start order by start_no desc fetch first 1 rows only")
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .orElse("");
    }

    private Map<String, Integer> servers(String change) {
        Map<String, Integer> servers = new HashMap<>();
        db.sql("select state, count(*) as servers from ib_move where change_id = ? group by state")
                .params(change)
                .query(
                        row -> {
                            servers.put(row.getString("state"), row.getInt("servers"));
                        });
        return servers;
    }

    private double oldest(List<Job> due) {
        Instant now = clock.instant();
        return due.stream()
                .map(job -> job.getDuedate() == null ? job.getCreateTime() : job.getDuedate())
                .mapToDouble(since -> seconds(Duration.between(since.toInstant(), now)))
                .max()
                .orElse(0);
    }

    private static double seconds(Duration time) {
        return time == null ? 0 : time.toMillis() / 1000.0;
    }

    private int count(String sql) {
        return db.sql(sql).query(Integer.class).single();
    }
}
