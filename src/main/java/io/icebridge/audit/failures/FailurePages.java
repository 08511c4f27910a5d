package io.icebridge.audit.failures;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Records;
import io.icebridge.audit.told.Failure;
import io.icebridge.audit.told.FailureTable;
import io.icebridge.audit.told.KnownChange;
import io.icebridge.audit.told.Sheet;
import io.icebridge.audit.told.Told;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The servers of a change that wait for a decision, its failures, the newest first, and all
 * decisions outside gates.
 */
@Controller
class FailurePages {
    private final KnownChange known;
    private final FailureTable failures;
    private final ServersInTrouble trouble;
    private final Records records;
    private final Moves moves;
    private final Told told;

    FailurePages(
            KnownChange known,
            FailureTable failures,
            ServersInTrouble trouble,
            Records records,
            Moves moves,
            Told told) {
        this.known = known;
        this.trouble = trouble;
        this.failures = failures;
        this.records = records;
        this.moves = moves;
        this.told = told;
    }

    @GetMapping("/change/{part}/failures")
    String failures(
            @PathVariable String part, @RequestParam(defaultValue = "1") int page, Model model) {
        String change = known.named(part, model);
        int at = Math.max(1, page);
        List<Decision> decisions = records.decisions().of(change);
        int count = failures.count(change);
        model.addAttribute("together", AlikeServers.of(trouble.of(change)));
        model.addAttribute("count", count);
        model.addAttribute("page", at);
        model.addAttribute("pages", Sheet.count(count));
        model.addAttribute("alike", failures.alike(change));
        model.addAttribute(
                "rows",
                shown(change, failures.newest(change, Sheet.offset(at), Sheet.ROWS), decisions));
        model.addAttribute("decisions", decisions);
        return "change/failures";
    }

    private List<FailureView> shown(String change, List<Failure> newest, List<Decision> decisions) {
        List<FailureView> rows = new ArrayList<>();
        for (Failure failure : newest) {
            Optional<Move> move = move(change, failure.subject());
            rows.add(
                    new FailureView(
                            failure,
                            move.map(Move::serverName).orElse(failure.subject().toString()),
                            Answered.to(failure, failures.next(change, failure), decisions)
                                    .orElse(null),
                            came(change, failure, move)));
        }
        return rows;
    }

    private String came(String change, Failure failure, Optional<Move> move) {
        String server = move.map(m -> "the server: " + Told.state(m.state())).orElse("");
        if (failures.doneSince(change, failure)) {
            return server.isEmpty() ? "done since" : "done since; " + server;
        }
        return server.isEmpty() ? "not done since" : server;
    }

    private Optional<Move> move(String change, Subject subject) {
        try {
            return told.server(subject)
                    ? Optional.of(moves.of(change, subject.name()))
                    : Optional.empty();
        } catch (NoSuchElementException e) {
            return Optional.empty();
        }
    }
}
