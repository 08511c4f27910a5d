package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.Terms;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the record of a large change shows of its gates. */
@OverHttp
class RecordOverHttpTest extends AtTheWindow {
    private final Approvals approvals;
    private final Collected collected;

    RecordOverHttpTest(@Autowired ApplicationContext beans) {
        super(beans);
        approvals = beans.getBean(Approvals.class);
        collected = beans.getBean(Collected.class);
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
                        ""),
                Terms.ONE_FOR_EVER);
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
    }

    @Test
    void ofAGateThatShowedLittleItHasAll() {
        approve(showing(100));
        assertThat(seen("/record")).contains("row 99<").doesNotContain("more of these tables");
    }
}
