package io.icebridge.audit;

import io.icebridge.approval.Approvals;
import io.icebridge.approval.Decisions;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Lists the changes, and one change from its gates down to every single call. */
@Controller
class AuditPages {
    private static final int LAST_ENTRIES = 500;

    private final Runs runs;
    private final Approvals approvals;
    private final Decisions decisions;
    private final Journal journal;

    AuditPages(Runs runs, Approvals approvals, Decisions decisions, Journal journal) {
        this.runs = runs;
        this.approvals = approvals;
        this.decisions = decisions;
        this.journal = journal;
    }

    @GetMapping("/audit")
    String changes(Model page) {
        page.addAttribute("runs", runs.all());
        return "audit/changes";
    }

    /**
     * @param subject as in the journal, {@code server ID}; without it the newest entries are shown
     */
    @GetMapping("/audit/change")
    String change(
            @RequestParam String id, @RequestParam(defaultValue = "") String subject, Model page) {
        List<Run> started = runs.of(id);
        if (started.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no change " + id);
        }
        Change change = new Change(id);
        List<Entry> entries =
                subject.isEmpty() ? journal.of(change) : journal.of(change, Subject.parse(subject));
        page.addAttribute("change", id);
        page.addAttribute("subject", subject);
        page.addAttribute("runs", started);
        page.addAttribute("gates", approvals.of(id).stream().map(GateRow::of).toList());
        page.addAttribute("decisions", decisions.of(id).stream().map(DecisionRow::of).toList());
        page.addAttribute("entryCount", entries.size());
        page.addAttribute("entries", newest(entries).stream().map(EntryRow::of).toList());
        return "audit/change";
    }

    private static List<Entry> newest(List<Entry> entries) {
        return entries.subList(Math.max(0, entries.size() - LAST_ENTRIES), entries.size());
    }
}
