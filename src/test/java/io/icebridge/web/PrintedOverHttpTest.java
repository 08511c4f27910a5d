package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.process.DueJobs;
import io.icebridge.runbook.move.Move.State;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The record of a change for paper. */
@OverHttp
class PrintedOverHttpTest extends AtTheWindow {
    private final ManagementService jobs;
    private final Journal journal;
    @LocalServerPort private int port;

    PrintedOverHttpTest(@Autowired ApplicationContext beans) {
        super(beans);
        jobs = beans.getBean(ManagementService.class);
        journal = beans.getBean(Journal.class);
    }

    @Test
    void firstStandsHowItEndedThenWhoApprovedWhatAndAtTheEndWhereAllOfItIs() {
        goOn();
        Visitor manager2 = Visitor.named(http, "manager2");
        manager2.post(
                "/engine-rest/task/" + manager2.tasks(change).get(0) + "/complete",
                Visitor.answer("approve", "looks fine"));
        goOn();
        Key stop = new Key("stopServer", Subject.server("022356fa"), Place.region("old"), "stop");
        journal.note(new Change(change), stop, "stop", new Said("stopped"));
        moves.state(change, "022356fa", State.MOVED);
        moves.arrived(change, "022356fa", "new-1");
        assertThat(printed())
                .containsSubsequence(
                        "badge completed\">completed",
                        "approve</span> by <b>manager2</b>",
                        "looks fine",
                        "computed anew: the same",
                        "<b>server-3</b>",
                        "022356fa",
                        "new-1",
                        "Stop server",
                        "Nothing has failed.",
                        "equal actions on one line",
                        "/hosts/HOST/log.txt")
                .contains(":" + port + "/change/" + change + "</b>")
                .doesNotContain("<details", "servers more");
    }

    @Test
    void ofWhatIsTooLongForPaperTheBeginningStandsThereAndWhereTheRestIs() {
        for (int i = 0; i < 100; i++) {
            plan("id-%03d".formatted(i), "a-%03d".formatted(i), "shop", "cmp-1");
        }
        assertThat(printed())
                .contains("a-099", "<b>3</b> servers more", "/servers.csv")
                .containsSubsequence("equal actions on one line", "/servers/<span>id-000</span>")
                .doesNotContain("<b>server-3</b>");
    }

    private String printed() {
        Guest auditor = Guest.from("127.0.0.1", port);
        auditor.logIn("auditor", "auditor");
        return auditor.page("/change/" + change + "/print").body();
    }

    private void goOn() {
        DueJobs.carryOut(jobs);
    }
}
