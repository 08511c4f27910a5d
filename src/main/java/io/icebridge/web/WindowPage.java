package io.icebridge.web;

import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Window;
import io.icebridge.web.WindowWishes.Wish;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The window in which servers move, for people: what it lets through, and what may be changed. */
@Controller
class WindowPage {
    private static final String VIEW = "web/window";
    private static final String AT_ONCE = "resize";

    private final Window window;
    private final WindowWishes wishes;
    private final Moves moves;
    private final Slots slots;
    private final Clock clock;

    WindowPage(Window window, WindowWishes wishes, Moves moves, Slots slots, Clock clock) {
        this.window = window;
        this.wishes = wishes;
        this.moves = moves;
        this.slots = slots;
        this.clock = clock;
    }

    @GetMapping(path = "/window", produces = MediaType.TEXT_HTML_VALUE)
    String show(Authentication who, Model page) {
        page.addAttribute("now", clock.instant().truncatedTo(ChronoUnit.SECONDS));
        page.addAttribute("paused", window.paused());
        page.addAttribute("closed", window.closed());
        page.addAttribute("failed", window.failed());
        page.addAttribute("atOnce", window.limit());
        page.addAttribute("heldBack", window.heldBack());
        List<String> changes = moves.unfinished();
        page.addAttribute("changes", changes);
        page.addAttribute("slots", slots.of(changes));
        page.addAttribute("mayChange", SecurityChains.operates(who));
        return VIEW;
    }

    /**
     * @param act {@code pause}, {@code resume}, {@code resize}, {@code hold}, or {@code go} and
     *     what is let go
     */
    @PostMapping(path = "/window", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String change(
            @RequestParam String act,
            @RequestParam(defaultValue = "") String change,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(required = false) Integer serversAtOnce,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String name,
            Authentication who,
            HttpServletResponse response,
            Model page) {
        try {
            wishes.carryOut(
                    new Wish(
                            change.strip(),
                            comment.strip(),
                            Set.of("pause", "resume").contains(act) ? act.equals("pause") : null,
                            act.equals(AT_ONCE) ? serversAtOnce : null,
                            act.equals("hold") ? kind + " " + name.strip() : null,
                            act.startsWith("go ") ? act.substring("go ".length()) : null),
                    who.getName());
        } catch (IllegalArgumentException refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            page.addAttribute("refused", refused.getMessage());
            return show(who, page);
        }
        return "redirect:/window";
    }
}
