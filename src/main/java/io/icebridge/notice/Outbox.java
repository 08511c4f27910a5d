package io.icebridge.notice;

import io.icebridge.journal.Trail;
import io.icebridge.notice.Notice.Way;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of what is to be sent, and what became of it. */
final class Outbox {
    /** Who is named in the trail for what nobody did. */
    private static final String ICEBRIDGE = "icebridge";

    /** A try that ended with the program is repeated after it. */
    private static final Duration LONGEST_TRY = Duration.ofMinutes(5);

    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1));

    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    private final JdbcClient db;
    private final TransactionTemplate together;
    private final Trail trail;
    private final Clock clock;

    Outbox(DataSource source, PlatformTransactionManager transactions, Trail trail, Clock clock) {
        this.db = JdbcClient.create(source);
        this.together = new TransactionTemplate(transactions);
        this.trail = trail;
        this.clock = clock;
    }

    /** Adds one for a receiver, within the caller's transaction. */
    void add(Kind kind, String project, Letter letter, Way way, String receiver) {
        Timestamp now = Timestamp.from(clock.instant());
        db.sql(
                        "insert into ib_notice (kind, change_id, project_id, way, receiver,"
                                + " content, state, tries, made_at, due_at) values (?, ?, ?, ?, ?,"
                                + " ?, 'WAITING', 0, ?, ?)")
                .params(
                        kind.name(),
                        letter.change(),
                        project,
                        way.name(),
                        receiver,
                        letter.json(),
                        now,
                        now)
                .update();
    }

    /** What is to be sent now, oldest first. */
    List<Notice> due(Way way) {
        return db.sql(
                        "select * from ib_notice where state = 'WAITING' and due_at <= ? and way ="
                                + " ? order by notice_no fetch first 50 rows only")
                .params(Timestamp.from(clock.instant()), way.name())
                .query((row, n) -> notice(row))
                .list();
    }

    /**
     * Takes it for one try.
     *
     * @return false where another node was quicker
     */
    boolean take(Notice notice) {
        return db.sql(
                                "update ib_notice set tries = tries + 1, due_at = ? where"
                                        + " notice_no = ? and tries = ? and state = 'WAITING'")
                        .params(
                                Timestamp.from(clock.instant().plus(LONGEST_TRY)),
                                notice.number(),
                                notice.tries() - 1)
                        .update()
                == 1;
    }

    void sent(Notice notice, String what) {
        end(notice, "SENT", "sent: " + what, "");
    }

    /** Is tried again later, unless it was tried for long enough. */
    void failed(Notice notice, String what, String why) {
        Instant now = clock.instant();
        if (notice.made().plus(GIVEN_UP_AFTER).isBefore(now)) {
            end(
                    notice,
                    "GIVEN_UP",
                    "given up after %d tries: %s".formatted(notice.tries(), what),
                    why);
            return;
        }
        Duration pause = PAUSES.get(Math.min(notice.tries(), PAUSES.size()) - 1);
        together.executeWithoutResult(
                status -> {
                    db.sql("update ib_notice set due_at = ? where notice_no = ?")
                            .params(Timestamp.from(now.plus(pause)), notice.number())
                            .update();
                    if (notice.tries() == 1) {
                        tell(notice, "not sent yet, and tried again: " + what, why);
                    }
                });
    }

    /** Will never be sent. */
    void refused(Notice notice, String what, String why) {
        end(notice, "GIVEN_UP", "not sent: " + what, why);
    }

    private void end(Notice notice, String state, String what, String why) {
        together.executeWithoutResult(
                status -> {
                    db.sql("update ib_notice set state = ?, ended_at = ? where notice_no = ?")
                            .params(state, Timestamp.from(clock.instant()), notice.number())
                            .update();
                    tell(notice, what, why);
                });
    }

    private void tell(Notice notice, String what, String why) {
        trail.add(Trail.Kind.NOTICE, ICEBRIDGE, notice.change(), shown(notice), what, why);
    }

    /** An address of a webhook can be a secret by itself. */
    private static String shown(Notice notice) {
        return notice.way() == Way.MAIL
                ? notice.receiver()
                : "webhook at " + URI.create(notice.receiver()).getHost();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("notice_no"),
                Kind.valueOf(row.getString("kind")),
                row.getString("change_id"),
                Way.valueOf(row.getString("way")),
                row.getString("receiver"),
                row.getString("content"),
                row.getInt("tries") + 1,
                row.getTimestamp("made_at").toInstant());
    }
}
