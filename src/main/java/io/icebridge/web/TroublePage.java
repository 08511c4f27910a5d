package io.icebridge.web;

import io.icebridge.audit.failures.Offer;
import io.icebridge.audit.failures.ServersInTrouble;
import io.icebridge.audit.failures.WaitingServer;
import io.icebridge.audit.told.KnownChange;
import io.icebridge.process.access.PersonsTasks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Decides on several servers at once, each as the same person would alone in Tasklist. */
@Controller
class TroublePage {
    private final KnownChange known;
    private final ServersInTrouble trouble;
    private final PersonsTasks tasks;

    TroublePage(KnownChange known, ServersInTrouble trouble, PersonsTasks tasks) {
        this.known = known;
        this.trouble = trouble;
        this.tasks = tasks;
    }

    /** A server that was not decided on, and why not. */
    record Refusal(String server, String why) {}

    /** What became of it. */
    record Outcome(int decided, String decision, List<Refusal> refused) {}

    /** Leads back to the page, which says once what became of it. */
    @PostMapping(
            path = "/change/{part}/failures",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String decide(
            @PathVariable String part,
            @RequestParam MultiValueMap<String, String> fields,
            Authentication who,
            RedirectAttributes to,
            Model page) {
        String change = known.named(part, page);
        TroubleForm form = TroubleForm.read(fields);
        to.addFlashAttribute("outcome", decide(change, form, who));
        to.addAttribute("part", part);
        return "redirect:/change/{part}/failures";
    }

    private Outcome decide(String change, TroubleForm form, Authentication who) {
        Map<String, WaitingServer> waiting = new LinkedHashMap<>();
        trouble.of(change).forEach(one -> waiting.put(one.named(), one));
        List<Refusal> refused = new ArrayList<>();
        for (String chosen : form.chosen()) {
            WaitingServer server = waiting.get(chosen);
            refusal(server, form, who)
                    .ifPresent(
                            why ->
                                    refused.add(
                                            new Refusal(
                                                    server == null ? last(chosen) : server.name(),
                                                    why)));
        }
        return new Outcome(form.chosen().size() - refused.size(), form.decision(), refused);
    }

    private Optional<String> refusal(WaitingServer server, TroubleForm form, Authentication who) {
        if (server == null) {
            return Optional.of(PersonsTasks.OPEN_NO_MORE);
        }
        if (server.offers().stream().map(Offer::value).noneMatch(form.decision()::equals)) {
            return Optional.of(
                    "its task does not offer %s for several at once".formatted(form.decision()));
        }
        return tasks.answer(
                who.getName(),
                who.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList(),
                server.task(),
                Map.of("decision", form.decision(), "comment", form.comment()));
    }

    /** The server's id, of which no more is known where its task is gone. */
    private static String last(String chosen) {
        return chosen.substring(chosen.lastIndexOf(' ') + 1);
    }
}
