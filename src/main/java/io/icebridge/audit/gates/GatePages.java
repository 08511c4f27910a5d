package io.icebridge.audit.gates;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Collected.Whole;
import io.icebridge.approval.Records;
import io.icebridge.audit.told.KnownChange;
import io.icebridge.audit.told.Sheet;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a change's gates showed, and one of them whole, in tables that can be searched. */
@Controller
class GatePages {
    private final KnownChange known;
    private final Records records;

    GatePages(KnownChange known, Records records) {
        this.known = known;
        this.records = records;
    }

    /** One that asked again stands there as often as it did. */
    @GetMapping("/change/{part}/gates")
    String gates(
            @PathVariable String part, @RequestParam(defaultValue = "1") int page, Model model) {
        String change = known.named(part, model);
        List<Approval> decided = records.approvals().of(change);
        List<Collected.Line> lines = records.collected().of(change);
        model.addAttribute("page", Sheet.asked(page, lines.size()));
        model.addAttribute("pages", Sheet.count(lines.size()));
        model.addAttribute(
                "gates",
                Sheet.of(lines, page).stream()
                        .map(line -> gate(line, decided, holds(change, line)))
                        .toList());
        return "change/gates";
    }

    /**
     * Of what was decided on exactly what was shown.
     *
     * @param decisions oldest first
     * @param holds whether the digest, computed anew of what is kept, is the same
     */
    public record Shown(Collected.Line line, List<Approval> decisions, boolean holds) {}

    private boolean holds(String change, Collected.Line line) {
        return records.collected()
                .numbered(change, line.number())
                .filter(GatePages::holds)
                .isPresent();
    }

    private static boolean holds(Whole whole) {
        return whole.evidence().digest().equals(whole.line().digest());
    }

    private static Shown gate(Collected.Line line, List<Approval> decided, boolean holds) {
        return new Shown(
                line,
                decided.stream()
                        .filter(one -> one.gate().equals(line.gate()))
                        .filter(one -> one.digest().equals(line.digest()))
                        .toList(),
                holds);
    }

    /**
     * @param table which of its tables is shown
     * @param q what its rows must have
     */
    @GetMapping("/change/{part}/gates/{number}")
    String gate(
            @PathVariable String part,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        String change = known.named(part, model);
        Whole whole = whole(change, number);
        List<GateTable> tables = GateTable.of(whole.evidence());
        GateTable shown = chosen(tables, table).with(q);
        model.addAttribute(
                "gate", gate(whole.line(), records.approvals().of(change), holds(whole)));
        model.addAttribute("evidence", whole.evidence());
        model.addAttribute("tables", tables);
        model.addAttribute("shown", shown);
        model.addAttribute("q", q);
        model.addAttribute("page", Sheet.asked(page, shown.rows().size()));
        model.addAttribute("pages", Sheet.count(shown.rows().size()));
        model.addAttribute("rows", shown.sheet(page));
        return "change/gate";
    }

    private Whole whole(String change, String number) {
        return (number.matches("\\d{1,18}")
                        ? records.collected().numbered(change, Long.parseLong(number))
                        : Optional.<Whole>empty())
                .orElseThrow(
                        () ->
                                new ResponseStatusException(
                                        HttpStatus.NOT_FOUND,
                                        "No gate of %s has the number %s; the list of its gates has all that were shown."
                                                .formatted(change, number)));
    }

    private static GateTable chosen(List<GateTable> tables, String key) {
        if (key.isEmpty()) {
            return tables.stream()
                    .findFirst()
                    .orElse(new GateTable("next", "What comes next", List.of(), List.of()));
        }
        return tables.stream()
                .filter(table -> table.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ResponseStatusException(
                                        HttpStatus.NOT_FOUND,
                                        "This gate showed no table \"%s\"; choose one of those on its page."
                                                .formatted(key)));
    }
}
