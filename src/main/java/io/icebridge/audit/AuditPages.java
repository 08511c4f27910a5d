package io.icebridge.audit;

import io.icebridge.approval.Records;
import io.icebridge.approval.Starts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Trail;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

    private final Records records;
    private final Journal journal;

    AuditPages(Records records, Journal journal) {
        this.records = records;
        this.journal = journal;
    }

    @GetMapping("/audit")
    String changes(Model page) {
        page.addAttribute("runs", records.starts().runs().stream().map(Run::of).toList());
        return "audit/changes";
    }

    /**
     * @param subject as in the journal, {@code server ID}; without it the newest entries are shown
     */
    @GetMapping("/audit/change")
    String change(
            @RequestParam String id, @RequestParam(defaultValue = "") String subject, Model page) {
        List<Run> started = records.starts().runs(id).stream().map(Run::of).toList();
        if (started.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no change " + id);
        }
        Change change = new Change(id);
        List<Entry> entries =
                subject.isEmpty() ? journal.of(change) : journal.of(change, Subject.parse(subject));
        page.addAttribute("change", id);
        page.addAttribute("subject", subject);
        page.addAttribute("runs", started);
        page.addAttribute("gates", records.approvals().of(id).stream().map(GateRow::of).toList());
        page.addAttribute(
                "decisions", records.decisions().of(id).stream().map(DecisionRow::of).toList());
        page.addAttribute("trail", trail(id).stream().map(TrailRow::of).toList());
        page.addAttribute("entryCount", entries.size());
        page.addAttribute("entries", newest(entries).stream().map(EntryRow::of).toList());
        return "audit/change";
    }

    /** What was done for the change, and to users from its start to its end. */
    private List<Trail.Line> trail(String change) {
        List<Starts.Run> runs = records.starts().runs(change);
        Instant first = runs.get(runs.size() - 1).start().at();
        Instant last =
                runs.stream().allMatch(run -> run.ended() != null)
                        ? runs.stream().map(Starts.Run::ended).max(Instant::compareTo).orElseThrow()
                        : Instant.MAX;
        return Stream.of(
                        records.trail().of(change),
                        records.trail().since(first, Trail.Kind.IDENTITY),
                        records.trail().since(first, Trail.Kind.REFUSED))
                .flatMap(List::stream)
                .filter(line -> !line.at().isAfter(last))
                .distinct()
                .sorted(Comparator.comparingLong(Trail.Line::number))
                .toList();
    }

    private static List<Entry> newest(List<Entry> entries) {
        return entries.subList(Math.max(0, entries.size() - LAST_ENTRIES), entries.size());
    }
}
