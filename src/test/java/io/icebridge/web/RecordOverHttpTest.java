package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Evidence;
import io.icebridge.runbook.move.Move.State;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the record of a large change shows of its gates and failures. */
@OverHttp
class RecordOverHttpTest extends AtTheWindow {
    private final Approvals approvals;
    private final Collected collected;
    private final JdbcTemplate db;

    RecordOverHttpTest(@Autowired ApplicationContext beans) {
        super(beans);
        approvals = beans.getBean(Approvals.class);
        collected = beans.getBean(Collected.class);
        db = beans.getBean(JdbcTemplate.class);
    }

    private static Evidence showing(int rows) {
        return new Evidence(
                "Redeployment of cmp-1",
                "",
                IntStream.range(0, rows)
                        .mapToObj(n -> new Evidence.Done("Move", "row " + n, "yesterday", "done"))
                        .toList(),
                List.of(),
                List.of());
    }

    private long approve(Evidence evidence) {
        Gate gate = new Gate(change, "node", "node cmp-1");
        approvals.add(
                new Approval(
                        gate,
                        evidence.digest(),
                        evidence.json(),
                        "approve",
                        "looks fine",
                        "manager2",
                        Instant.parse("2014-05-01T14:30:00Z"),
                        "manager",
                        ""));
        return collected.keep("none", gate, evidence);
    }

    private String seen(String page) {
        return Visitor.named(http, "auditor").get("/change/" + change + page).getBody();
    }

    @Test
    void ofAGateThatShowedMuchItHasTheBeginningAndLeadsToTheRest() {
        long number = approve(showing(130));
        assertThat(seen("/record"))
                .contains("row 99<", "<b>30</b> <span>rows</span> more", "gates/" + number + "\"")
                .contains("is that of the evidence below")
                .doesNotContain("row 100<");
        assertThat(seen("/gates/" + number + "?table=done&page=2")).contains("row 129<");
        assertThat(seen("/gates"))
                .contains("<b>manager2</b>", "<span>looks fine</span>", "computed anew: the same")
                .doesNotContain("ANOTHER");
        db.update(
                "update ib_evidence set evidence = replace(evidence, 'row 7', 'row 8')"
                        + " where evidence_no = ?",
                number);
        assertThat(seen("/gates")).contains("computed anew it is ANOTHER");
    }

    @Test
    void ofAGateThatShowedLittleItHasAll() {
        approve(showing(100));
        assertThat(seen("/record")).contains("row 99<").doesNotContain("more of these tables");
    }

    @Test
    void failuresAreNarrowedToWhatFailedAlikeAndToAName() {
        db.update(
                "insert into ib_failure (change_id, subject, step, kind, message, meaning, remedy,"
                        + " detail, failed_at) values (?, 'server 11aa', 'takeSnapshot', 'QUOTA',"
                        + " 'no room', 'A quota leaves no room.', 'Raise it.', '',"
                        + " timestamp '2014-05-01 12:00:00')",
                change);
        assertThat(seen("/failures"))
                .contains("/failures?step=takeSnapshot&amp;kind=QUOTA\"", "1 server<")
                .doesNotContain("All failures");
        for (String fits : List.of("step=takeSnapshot&kind=QUOTA", "q=11A", "q=WEB")) {
            assertThat(seen("/failures?" + fits)).contains("Raise it.", "All failures");
        }
        for (String none : List.of("step=bootServer", "kind=LATE", "q=cmp-9", "q=_1aa")) {
            assertThat(seen("/failures?" + none))
                    .contains("No failure fits", "All failures")
                    .doesNotContain("Raise it.");
        }
    }

    @Test
    void whatBecameOfServersIsCountedAndWhatNobodySaidHasNoColumn() {
        assertThat(seen("")).doesNotContain("Reason</th>", "<span>1</span> left");
        moves.state(change, "11aa", State.LEFT);
        assertThat(seen(""))
                .contains("<span>1</span> left where they are", "<span>0</span> moved by hand")
                .contains("/servers?state=GONE\"");
        assertThat(seen("/print"))
                .contains("Not begun, do not go by themselves", "Left where they are");
    }
}
