package io.icebridge.process.waiting;

import io.icebridge.process.token.Here;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Steps that have not ended: they wait for a command on a host, for a window, or for another try,
 * and no thread waits with them. The table outlives a crash.
 */
public final class Waits {
    private static final Logger LOG = LoggerFactory.getLogger(Waits.class);
    private static final Duration SOON = Duration.ofMillis(200);

    private final JdbcClient db;
    private final Clock clock;
    private final Map<String, Instant> due = new ConcurrentHashMap<>();

    public Waits(DataSource source, Clock clock) {
        this.db = JdbcClient.create(source);
        this.clock = clock;
    }

    /**
     * A step that waits.
     *
     * @param tries how many tries have failed in a way that passes by itself
     * @param since when this try of the step began
     */
    public record Wait(String executionId, int tries, Instant since) {}

    /** The wait of an execution, empty where its step does not wait by its own choice. */
    public Optional<Wait> of(String executionId) {
        return db.sql("select execution_id, tries, since from ib_wait where execution_id = ?")
                .params(executionId)
                .query(
                        (row, n) ->
                                new Wait(
                                        row.getString("execution_id"),
                                        row.getInt("tries"),
                                        row.getTimestamp("since").toInstant()))
                .optional();
    }

    /** Lets the step wait until then; within the caller's transaction. */
    public void stay(Here here, int tries, Instant until, String why) {
        String id = here.execution().getId();
        int known =
                db.sql("update ib_wait set tries = ?, why = ?, due_at = ? where execution_id = ?")
                        .params(tries, why, Timestamp.from(until), id)
                        .update();
        if (known == 0) {
            db.sql(
                            "insert into ib_wait (execution_id, change_id, step, tries, why,"
                                    + " due_at, since) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            here.change(),
                            here.step(),
                            tries,
                            why,
                            Timestamp.from(until),
                            Timestamp.from(here.since()))
                    .update();
        }
        due.put(id, until);
    }

    /** The step has ended, or has failed for good. */
    public void over(String executionId) {
        db.sql("delete from ib_wait where execution_id = ?").params(executionId).update();
        due.remove(executionId);
    }

    /** Executions of all that wait. */
    public List<String> all() {
        return db.sql("select execution_id from ib_wait").query(String.class).list();
    }

    /** Those whose time has come. */
    public List<String> due() {
        Instant now = clock.instant();
        return all().stream()
                .filter(id -> !due.getOrDefault(id, Instant.EPOCH).isAfter(now))
                .toList();
    }

    /** Lets a step go on; what it then waits for, or how it ends, is its own to write. */
    public void wake(RuntimeService runtime, String executionId) {
        due.put(executionId, clock.instant().plus(SOON));
        try {
            runtime.signal(executionId);
        } catch (ProcessEngineException busy) {
            LOG.debug("{} cannot go on now: {}", executionId, busy.getMessage());
            if (runtime.createExecutionQuery().executionId(executionId).count() == 0) {
                over(executionId);
            }
        } catch (RuntimeException broken) {
            LOG.warn("{} cannot go on: {}", executionId, broken.getMessage());
        }
    }
}
