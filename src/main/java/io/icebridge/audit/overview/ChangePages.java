package io.icebridge.audit.overview;

import io.icebridge.approval.Records;
import io.icebridge.audit.told.ChangePath;
import io.icebridge.audit.told.KnownChange;
import io.icebridge.audit.told.Sheet;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of changes, and how one of them stands. */
@Controller
class ChangePages {
    private final KnownChange known;
    private final ChangeReader changes;
    private final Records records;
    private final MapPicture map;
    private final Live live;

    ChangePages(
            KnownChange known, ChangeReader changes, Records records, MapPicture map, Live live) {
        this.known = known;
        this.changes = changes;
        this.records = records;
        this.map = map;
        this.live = live;
    }

    /** The newest start first; under both names, since the second was the first. */
    @GetMapping({"/change", "/audit"})
    String changes(@RequestParam(defaultValue = "1") int page, Model model) {
        int all = records.starts().changes();
        int at = Sheet.asked(page, all);
        model.addAttribute("page", at);
        model.addAttribute("pages", Sheet.count(all));
        model.addAttribute(
                "lines",
                records.starts().changes(Sheet.offset(at), Sheet.ROWS).stream()
                        .map(change -> changes.line(change, known.runs(change)))
                        .toList());
        return "change/changes";
    }

    /** Where the page of a change was before. */
    @GetMapping("/audit/change")
    String former(
            @RequestParam String id,
            @RequestParam(defaultValue = "") String subject,
            RedirectAttributes to) {
        to.addAttribute("part", ChangePath.of(id));
        if (subject.isEmpty()) {
            return "redirect:/change/{part}";
        }
        to.addAttribute("subject", subject);
        return "redirect:/change/{part}/record";
    }

    @GetMapping("/change/{part}")
    String change(@PathVariable String part, Model page) {
        String change = known.named(part, page);
        ChangeView view = changes.of(change, known.runs(change));
        page.addAttribute("view", view);
        page.addAttribute("map", map.of(view).orElse(null));
        return "change/change";
    }

    /** What the page shows, for programs and terminals. */
    @GetMapping(path = "/change/{part}/now.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ChangeView now(@PathVariable String part, Model page) {
        String change = known.named(part, page);
        return changes.of(change, known.runs(change));
    }

    /** Tells a page when there is something new for it. */
    @GetMapping(path = "/change/{part}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@PathVariable String part, Model page) {
        known.named(part, page);
        return live.open();
    }
}
