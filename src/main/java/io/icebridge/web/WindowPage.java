package io.icebridge.web;

import io.icebridge.audit.told.ChangePath;
import io.icebridge.runbook.move.WindowRefused;
import io.icebridge.web.WindowWishes.Wish;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The windows in which servers move, for people: what they let through, and what may be changed.
 */
@Controller
class WindowPage {
    private static final String VIEW = "web/window";

    private final WindowResource windows;
    private final WindowView view;
    private final WindowWishes wishes;
    private final WindowForm form;

    WindowPage(WindowResource windows, WindowView view, WindowWishes wishes, WindowForm form) {
        this.windows = windows;
        this.view = view;
        this.wishes = wishes;
        this.form = form;
    }

    /**
     * @param done number of the act in the change's history that the visitor has just done
     */
    @GetMapping(path = "/window", produces = MediaType.TEXT_HTML_VALUE)
    String show(
            @RequestParam(defaultValue = "") String change,
            @RequestParam(defaultValue = "") String done,
            Authentication who,
            HttpServletResponse response,
            Model page) {
        try {
            page.addAttribute("windows", windows.read(change, who));
            page.addAttribute("done", done);
            return VIEW;
        } catch (WindowRefused refused) {
            return refused(refused, who, response, page);
        }
    }

    /**
     * Leads to the page that shows what was done, or from which it was asked, so that looking again
     * does not do it again.
     */
    @PostMapping(path = "/window", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String change(
            @RequestParam MultiValueMap<String, String> fields,
            Authentication who,
            HttpServletResponse response,
            RedirectAttributes to,
            Model page) {
        try {
            Wish wish = form.read(fields);
            boolean fromChange = form.fromChange(fields);
            List<String> done = wishes.carryOut(wish, who.getName());
            if (fromChange) {
                to.addFlashAttribute("done", String.join("; ", done));
                to.addAttribute("part", ChangePath.of(wish.change()));
                return "redirect:/change/{part}";
            }
            ChangeWindow now = view.one(wish.change());
            to.addAttribute("change", now.change());
            now.history().stream()
                    .filter(act -> act.by().equals(who.getName()))
                    .findFirst()
                    .ifPresent(act -> to.addAttribute("done", act.number()));
            return "redirect:/window";
        } catch (WindowRefused refused) {
            return refused(refused, who, response, page);
        }
    }

    private String refused(
            WindowRefused why, Authentication who, HttpServletResponse response, Model page) {
        response.setStatus(WindowResource.status(why).value());
        page.addAttribute("refused", why.getMessage());
        page.addAttribute("windows", windows.read("", who));
        page.addAttribute("done", "");
        return VIEW;
    }
}
