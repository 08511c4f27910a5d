package io.icebridge.audit.failures;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Records;
import io.icebridge.audit.told.FailureTable;
import io.icebridge.audit.told.FailuresAsked;
import io.icebridge.audit.told.KnownChange;
import io.icebridge.audit.told.Sheet;
import java.util.List;
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
    private final FailureViews views;
    private final ServersInTrouble trouble;
    private final Records records;

    FailurePages(
            KnownChange known,
            FailureTable failures,
            FailureViews views,
            ServersInTrouble trouble,
            Records records) {
        this.known = known;
        this.failures = failures;
        this.views = views;
        this.trouble = trouble;
        this.records = records;
    }

    @GetMapping("/change/{part}/failures")
    String failures(
            @PathVariable String part,
            FailuresAsked asked,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        String change = known.named(part, model);
        List<Decision> decisions = records.decisions().of(change);
        int fit = failures.count(change, asked);
        int at = Sheet.asked(page, fit);
        model.addAttribute("together", AlikeServers.of(trouble.of(change)));
        model.addAttribute("asked", asked);
        model.addAttribute("count", failures.count(change));
        model.addAttribute("fit", fit);
        model.addAttribute("page", at);
        model.addAttribute("pages", Sheet.count(fit));
        model.addAttribute("alike", failures.alike(change));
        model.addAttribute(
                "rows", views.newest(change, asked, Sheet.offset(at), Sheet.ROWS, decisions));
        model.addAttribute("decisions", decisions);
        return "change/failures";
    }
}
