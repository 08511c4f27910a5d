package io.icebridge.audit.hosts;

import io.icebridge.audit.told.Attempt;
import io.icebridge.audit.told.Download;
import io.icebridge.audit.told.KnownChange;
import io.icebridge.audit.told.Sheet;
import io.icebridge.audit.told.Told;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The hosts of a change, and what ran on one. */
@Controller
class HostPages {
    private final KnownChange known;
    private final HostTable hosts;
    private final Journal journal;
    private final Told told;

    HostPages(KnownChange known, HostTable hosts, Journal journal, Told told) {
        this.known = known;
        this.hosts = hosts;
        this.journal = journal;
        this.told = told;
    }

    @GetMapping("/change/{part}/hosts")
    String hosts(@PathVariable String part, Model model) {
        model.addAttribute("rows", hosts.of(known.named(part, model)));
        return "change/hosts";
    }

    /**
     * @param q what is looked for in commands and outputs; empty for all
     */
    @GetMapping("/change/{part}/hosts/{host}")
    String host(
            @PathVariable String part,
            @PathVariable String host,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        String change = known.named(part, model);
        List<Attempt> found = new HostLog(attempts(change, host)).having(q);
        int at = Sheet.asked(page, found.size());
        model.addAttribute("host", host);
        model.addAttribute("q", q);
        model.addAttribute("page", at);
        model.addAttribute("pages", Sheet.count(found.size()));
        model.addAttribute("count", found.size());
        model.addAttribute("rows", Sheet.of(found, at));
        return "change/host";
    }

    /** All commands of a host with their outputs, as one text. */
    @GetMapping("/change/{part}/hosts/{host}/log.txt")
    void log(@PathVariable String part, @PathVariable String host, HttpServletResponse response)
            throws IOException {
        String change = known.named(part, new ExtendedModelMap());
        List<Attempt> attempts = attempts(change, host);
        String name = host.replaceAll("[^\\w.-]", "_") + ".txt";
        new HostLog(attempts).write(told, Download.of(response, "text/plain", name));
    }

    private List<Attempt> attempts(String change, String host) {
        List<Attempt> attempts =
                journal.at(new Change(change), Place.host(host)).stream().map(Attempt::of).toList();
        if (attempts.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "Nothing was done on a host %s for %s. The list of hosts has those on which something was."
                            .formatted(host, change));
        }
        return attempts;
    }
}
