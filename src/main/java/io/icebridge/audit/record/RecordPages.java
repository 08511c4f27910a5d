package io.icebridge.audit.record;

import static java.util.stream.Collectors.toMap;

import io.icebridge.approval.Collected.Line;
import io.icebridge.approval.Records;
import io.icebridge.audit.told.Attempt;
import io.icebridge.audit.told.KnownChange;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A change from its gates down to every single call. */
@Controller
class RecordPages {
    private static final int LAST_ENTRIES = 500;

    /**
     * So many of the newest gates show here what they showed; of each node's gate there may be
     * hundreds.
     */
    private static final int GATES_IN_FULL = 10;

    private final KnownChange known;
    private final Records records;
    private final BesideTheRunbook beside;
    private final Journal journal;

    RecordPages(KnownChange known, Records records, BesideTheRunbook beside, Journal journal) {
        this.known = known;
        this.records = records;
        this.beside = beside;
        this.journal = journal;
    }

    /**
     * @param subject as in the journal, {@code server ID}; without it the newest entries are shown
     */
    @GetMapping("/change/{part}/record")
    String record(
            @PathVariable String part,
            @RequestParam(defaultValue = "") String subject,
            Model page) {
        String id = known.named(part, page);
        Change change = new Change(id);
        List<Entry> entries =
                subject.isEmpty()
                        ? journal.newest(change, LAST_ENTRIES)
                        : journal.of(change, subject(subject));
        page.addAttribute("subject", subject);
        page.addAttribute("runs", known.runs(id));
        page.addAttribute("gates", records.approvals().of(id).stream().map(GateRow::of).toList());
        page.addAttribute("inFull", GATES_IN_FULL);
        page.addAttribute("shown", shown(id));
        page.addAttribute("decisions", records.decisions().of(id));
        page.addAttribute("trail", beside.of(id));
        page.addAttribute("entries", entries.stream().map(Attempt::of).toList());
        return "change/record";
    }

    /** On which page stands what a gate showed, by its digest. */
    private Map<String, Long> shown(String change) {
        return records.collected().of(change).stream()
                .collect(toMap(Line::digest, Line::number, (newest, older) -> newest));
    }

    private static Subject subject(String text) {
        try {
            return Subject.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "A subject is written as service NAME, host NAME, node NAME, server ID, or change.");
        }
    }
}
