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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the record of a large change shows of its gates and failures, and what many changes show.
 */
@OverHttp
class RecordOverHttpTest extends AtTheWindow {
    private final Approvals approvals;
    private final Collected collected;
    private final JdbcTemplate db;
    @LocalServerPort private int port;

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
    void ofAGateThatAskedOftenTheListHasAllOnSheets() {
        for (int n = 0; n <= 600; n++) {
            collected.keep("none", new Gate(change, "node", "node n-" + n), showing(1));
        }
        assertThat(seen("/gates")).contains("node n-600<", "page=2", "Page <b>1</b>");
        assertThat(seen("/gates?page=7")).contains("node n-0<");
        assertThat(seen("/gates?page=8")).contains("There is no page 8; the last one is 7.");
    }

    @Test
    void theListHasEveryChangeThatWasStartedOnSheets() {
        for (int n = 0; n < 600; n++) {
            db.update(
                    "insert into ib_start (change_id, model, instance_id, started_by, started_at,"
                            + " title, reason)"
                            + " values (?, 'retire-nova', ?, 'manager', now(), '', '')",
                    "OLD-" + n,
                    "old-" + n);
        }
        Visitor auditor = Visitor.named(http, "auditor");
        assertThat(auditor.get("/change").getBody())
                .contains("OLD-599<", "page=2", "Page <b>1</b>");
        assertThat(auditor.get("/change?page=6").getBody()).contains("OLD-0<");
        assertThat(auditor.get("/change?page=60").getBody()).contains("There is no page 60");
        db.update("delete from ib_start where change_id like 'OLD-%'");
    }

    @Test
    void whatNoDatabaseKeepsIsRefusedInASentenceOnEveryPage() {
        Guest auditor = Guest.from("127.0.0.1", port);
        auditor.logIn("auditor", "auditor");
        for (String page :
                List.of(
                        "/servers?q=%00",
                        "/servers?node=a%00",
                        "/failures?q=%00b",
                        "/record?subject=server+%00",
                        "/gates/1?q=%00")) {
            Guest.Answer answer = auditor.page("/change/" + change + page);
            assertThat(answer.status()).as(page).isEqualTo(400);
            assertThat(answer.body()).contains("The sign NUL");
        }
        for (String odd : List.of("%01", "%1b", "%7f", "%C2%85", "%E2%80%AE", "%25", "_", "%5c")) {
            assertThat(auditor.page("/change/" + change + "/servers?q=" + odd).status())
                    .as(odd)
                    .isEqualTo(200);
            assertThat(auditor.page("/change/" + change + "/failures?q=" + odd).status())
                    .as(odd)
                    .isEqualTo(200);
        }
    }

    @Test
    void ofAGateThatShowedMuchItHasTheBeginningAndLeadsToTheRest() {
        long number = approve(showing(130));
        assertThat(seen("/record"))
                .contains("row 99<", "<b>30</b> <span>rows</span> more", "gates/" + number + "\"")
                .contains("is that of what was shown")
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
    void ofManyGatesTheNewestShowWhatTheyShowedAndTheOlderOnesLeadToIt() {
        long first = approve(showing(2));
        for (int n = 3; n < 14; n++) {
            approve(showing(n));
        }
        String record = seen("/record");
        assertThat(record.split("<summary>What was shown", -1)).hasSize(11);
        assertThat(record).contains("gates/" + first + "\">What was shown</a>");
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
