package io.icebridge.audit.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.audit.told.ChangePath;
import io.icebridge.audit.told.Download;
import io.icebridge.audit.told.KnownChange;
import io.icebridge.audit.told.Sheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The table of a change's servers, as a page and as files, and the page of one. */
@Controller
class ServerPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KnownChange known;
    private final ServerTable table;
    private final ServerLife life;

    ServerPages(KnownChange known, ServerTable table, ServerLife life) {
        this.known = known;
        this.table = table;
        this.life = life;
    }

    /** Who asks for exactly one server's id is led to its page. */
    @GetMapping("/change/{part}/servers")
    String servers(
            @PathVariable String part,
            ServersAsked asked,
            @RequestParam(defaultValue = "1") int page,
            RedirectAttributes to,
            Model model) {
        String change = known.named(part, model);
        List<String> exactly = exactly(change, asked.q());
        if (exactly.size() == 1) {
            to.addAttribute("part", ChangePath.of(change));
            to.addAttribute("server", exactly.get(0));
            return "redirect:/change/{part}/servers/{server}";
        }
        int count = table.count(change, asked.query(1));
        ServerQuery query = asked.query(Sheet.asked(page, count));
        model.addAttribute("query", query);
        model.addAttribute("count", count);
        model.addAttribute("pages", Sheet.count(count));
        model.addAttribute("rows", table.page(change, query));
        model.addAttribute("nodes", table.nodes(change));
        model.addAttribute("states", ServerQuery.STATES);
        model.addAttribute("methods", ServerQuery.METHODS);
        return "change/servers";
    }

    /** All that fit, whatever page is shown. */
    @GetMapping("/change/{part}/servers.csv")
    void csv(@PathVariable String part, ServersAsked asked, HttpServletResponse response)
            throws IOException {
        String change = known.named(part, new ExtendedModelMap());
        ServerQuery query = asked.query(1);
        Writer out = Download.of(response, "text/csv", "servers.csv");
        CsvFile csv = new CsvFile(out);
        csv.row(ServerRow.COLUMNS);
        table.all(change, query).forEach(row -> csv.row(row.cells()));
        out.flush();
    }

    /** The same as a JSON array of objects. */
    @GetMapping("/change/{part}/servers.json")
    void json(@PathVariable String part, ServersAsked asked, HttpServletResponse response)
            throws IOException {
        String change = known.named(part, new ExtendedModelMap());
        ServerQuery query = asked.query(1);
        Writer out = Download.of(response, "application/json", "servers.json");
        JSON.writeValue(out, table.all(change, query));
    }

    /** Of one who asks by an id, whose page is shown at once. */
    private List<String> exactly(String change, String q) {
        return q == null || q.isBlank() ? List.of() : table.withId(change, q.strip());
    }

    /**
     * @param server its id, in the old region or the new
     */
    @GetMapping("/change/{part}/servers/{server}")
    String server(@PathVariable String part, @PathVariable String server, Model model) {
        String change = known.named(part, model);
        String id =
                table.withId(change, server).stream()
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ResponseStatusException(
                                                HttpStatus.NOT_FOUND,
                                                "No server of %s has the id %s; search for its name or address among the servers."
                                                        .formatted(change, server)));
        model.addAttribute("server", life.of(change, id));
        return "change/server";
    }
}
