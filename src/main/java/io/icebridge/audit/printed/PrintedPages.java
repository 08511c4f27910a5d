package io.icebridge.audit.printed;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Records;
import io.icebridge.audit.failures.FailureViews;
import io.icebridge.audit.hosts.HostTable;
import io.icebridge.audit.overview.ChangeReader;
import io.icebridge.audit.overview.ChangeView;
import io.icebridge.audit.record.BesideTheRunbook;
import io.icebridge.audit.record.GateRow;
import io.icebridge.audit.servers.ServerLife;
import io.icebridge.audit.servers.ServerQuery;
import io.icebridge.audit.servers.ServerTable;
import io.icebridge.audit.told.Excerpt;
import io.icebridge.audit.told.KnownChange;
import io.icebridge.audit.told.Sheet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A change on few sheets of paper: of each table the beginning, by the readers of the pages that
 * have all of it.
 */
@Controller
class PrintedPages {
    private static final ServerQuery BY_NAME = new ServerQuery("", "", "", "", "", "", "", 1);

    private final KnownChange known;
    private final ChangeReader changes;
    private final Records records;
    private final ServerTable servers;
    private final ServerLife lives;
    private final FailureViews failures;
    private final HostTable hosts;
    private final BesideTheRunbook beside;
    private final FoldedJournal journal;

    PrintedPages(
            KnownChange known,
            ChangeReader changes,
            Records records,
            ServerTable servers,
            ServerLife lives,
            FailureViews failures,
            HostTable hosts,
            BesideTheRunbook beside,
            FoldedJournal journal) {
        this.known = known;
        this.changes = changes;
        this.records = records;
        this.servers = servers;
        this.lives = lives;
        this.failures = failures;
        this.hosts = hosts;
        this.beside = beside;
        this.journal = journal;
    }

    @GetMapping("/change/{part}/print")
    String print(@PathVariable String part, HttpServletRequest asked, Model page) {
        String change = known.named(part, page);
        ChangeView view = changes.of(change, known.runs(change));
        List<Decision> decisions = records.decisions().of(change);
        page.addAttribute("view", view);
        page.addAttribute("address", asked.getRequestURL().toString().replaceAll("/print$", ""));
        page.addAttribute(
                "gates",
                Excerpt.of(
                        records.approvals().of(change).stream()
                                .map(approval -> PrintedGate.of(GateRow.of(approval)))
                                .toList()));
        page.addAttribute(
                "servers",
                Excerpt.of(
                        servers.page(change, BY_NAME).stream()
                                .map(row -> lives.of(change, row.oldId()))
                                .toList(),
                        view.servers().total()));
        page.addAttribute(
                "failures",
                Excerpt.of(failures.newest(change, 0, Sheet.ROWS, decisions), view.failures()));
        page.addAttribute("decisions", Excerpt.of(decisions));
        page.addAttribute("hosts", Excerpt.of(hosts.of(change)));
        page.addAttribute("subjects", Excerpt.of(journal.bySubject(change)));
        boolean few = view.servers().total() <= Sheet.ROWS;
        page.addAttribute(
                "kinds", few ? journal.byKind(change) : journal.byKindWithoutServers(change));
        page.addAttribute("beside", Excerpt.of(PeoplesActs.of(beside.of(change))));
        return "change/print";
    }
}
