package io.icebridge.process.step;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.host.HostFailure;
import io.icebridge.journal.Barred;
import io.icebridge.journal.Beginning;
import io.icebridge.process.token.Here;
import io.icebridge.process.waiting.Late;
import io.icebridge.process.waiting.Waits;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.Secrets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a failure means, by {@code failure-policy.dmn}, and the table in which people find it. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** The kind of what was not begun for want of an approval. */
    public static final String NOT_APPROVED = "NOT_APPROVED";

    private static final String CUT = " ...";
    private static final int VARIABLE_LIMIT = 3000;

    private final DecisionService decisions;
    private final JdbcClient db;
    private final TransactionTemplate own;
    private final Clock clock;
    private final Waits waits;

    public Failures(
            DecisionService decisions,
            Waits waits,
            DataSource source,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.waits = waits;
        this.decisions = decisions;
        this.db = JdbcClient.create(source);
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** What waits instead of failing. */
    public Waits waits() {
        return waits;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * What the policy says.
     *
     * @param again whether the engine may try again by itself
     */
    public record Meaning(String kind, boolean again, String meaning, String remedy) {}

    /** A failure as it was recorded. */
    public record Recorded(
            String subject,
            String step,
            String kind,
            String message,
            String meaning,
            String remedy,
            String detail) {}

    /** What the policy says about a failure. */
    public Meaning meaning(RuntimeException failure) {
        String kind = kind(failure);
        boolean mayHaveHappened =
                failure instanceof CloudFailure c && c.mayHaveHappened()
                        || failure instanceof HostFailure h && h.mayHaveHappened();
        Map<String, Object> answer =
                decisions
                        .evaluateDecisionTableByKey(
                                "failure-policy",
                                Map.of("kind", kind, "mayHaveHappened", mayHaveHappened))
                        .getSingleResult()
                        .getEntryMap();
        return new Meaning(
                kind,
                Boolean.TRUE.equals(answer.get("again")),
                String.valueOf(answer.get("meaning")),
                String.valueOf(answer.get("remedy")));
    }

    private static String kind(RuntimeException failure) {
        if (failure instanceof CloudFailure cloud) {
            return cloud.reason().name();
        }
        if (failure instanceof HostFailure host) {
            return host.reason().name();
        }
        if (failure instanceof StepFailure step) {
            return step.kind().name();
        }
        if (failure instanceof Barred barred) {
            return barred.approvalMissing() ? NOT_APPROVED : "PROOF_FAILED";
        }
        if (failure instanceof ProcessEngineException) {
            return "ENGINE";
        }
        return failure instanceof Late.LateException ? "LATE" : "BUG";
    }

    /** Written in a transaction of its own, since the step's is about to take another way. */
    public void record(Here here, String subject, RuntimeException failure, Meaning meaning) {
        LOG.warn("{} failed: {}", here.step(), failure.getMessage(), trace(failure, meaning));
        String detail = detail(failure);
        own.executeWithoutResult(
                status ->
                        db.sql(
                                        "insert into ib_failure (change_id, subject, step, kind,"
                                                + " message, meaning, remedy, detail, failed_at)"
                                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                                .params(
                                        here.change(),
                                        subject,
                                        here.step(),
                                        meaning.kind(),
                                        String.valueOf(failure.getMessage()),
                                        meaning.meaning(),
                                        meaning.remedy(),
                                        detail,
                                        Timestamp.from(clock.instant()))
                                .update());
    }

    /** The last output that there was. */
    private static String detail(RuntimeException failure) {
        if (failure instanceof HostFailure host) {
            return Secrets.scrubbed(host.output());
        }
        return failure instanceof StepFailure step ? step.detail() : "";
    }

    /** The last failure of a subject in a change. */
    public Optional<Recorded> last(String change, String subject) {
        List<Recorded> found =
                db.sql(
                                "select subject, step, kind, message, meaning, remedy, detail from"
                                        + " ib_failure where change_id = ? and subject = ?"
                                        + " order by failure_no desc fetch first 1 rows only")
                        .params(change, subject)
                        .query(Recorded.class)
                        .list();
        return found.stream().findFirst();
    }

    /**
     * The failure that a model caught.
     *
     * @param subject preferred when several failed alike
     * @param message what the model caught; empty for the subject's last failure
     */
    public Optional<Recorded> saying(String change, String subject, String message) {
        if (message.isEmpty()) {
            return last(change, subject);
        }
        return db
                .sql(
                        "select subject, step, kind, message, meaning, remedy, detail from"
                                + " ib_failure where change_id = ? and position(? in message) = 1"
                                + " order by case when subject = ? then 0 else 1 end,"
                                + " failure_no desc fetch first 500 rows only")
                .params(change, beginning(message), subject)
                .query(Recorded.class)
                .list()
                .stream()
                .filter(failure -> shorten(failure.message()).equals(message))
                .findFirst();
    }

    private static String beginning(String shortened) {
        return shortened.endsWith(CUT)
                ? shortened.substring(0, shortened.length() - CUT.length())
                : shortened;
    }

    /** A text that fits into a process variable. */
    public static String shorten(String message) {
        String text = String.valueOf(message);
        return text.length() <= VARIABLE_LIMIT ? text : Beginning.of(text, VARIABLE_LIMIT) + CUT;
    }

    private static Throwable trace(RuntimeException failure, Meaning meaning) {
        return meaning.kind().equals("BUG") ? failure : null;
    }
}
