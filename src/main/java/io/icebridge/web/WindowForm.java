package io.icebridge.web;

import io.icebridge.runbook.move.Whom;
import io.icebridge.runbook.move.WindowRefused;
import io.icebridge.web.WindowWishes.Wish;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads what a form of the page submits; what it does not know, it does not pass over. */
@Component
class WindowForm {
    private static final String COUNT = "serversAtOnce";
    private static final String KIND = "kind";
    private static final String NAME = "name";

    /** What each act takes besides. */
    private static final Map<String, Set<String>> ACTS =
            Map.of(
                    "pause", Set.of(),
                    "resume", Set.of(),
                    "resize", Set.of(COUNT),
                    "hold", Set.of(KIND, NAME),
                    "go", Set.of(KIND, NAME));

    private static final String BACK = "back";

    /** What every form has; the last is Spring's, against forged requests. */
    private static final Set<String> ALWAYS = Set.of("act", "change", "comment", BACK, "_csrf");

    /**
     * @throws WindowRefused that says what is not known, missing or no number
     */
    Wish read(MultiValueMap<String, String> form) {
        String act = field(form, "act");
        Set<String> own = ACTS.get(act);
        if (own == null) {
            throw WindowRefused.unknown(
                    "There is no act \"%s\"; there are pause, resume, resize, hold and go."
                            .formatted(Whom.shortened(act)));
        }
        form.keySet().forEach(name -> known(act, own, name));
        String whom = field(form, KIND) + " " + field(form, NAME);
        return new Wish(
                field(form, "change"),
                field(form, "comment"),
                own.isEmpty() ? act.equals("pause") : null,
                own.contains(COUNT) ? number(field(form, COUNT)) : null,
                act.equals("hold") ? whom : null,
                act.equals("go") ? whom : null);
    }

    /**
     * Whether it was sent from the change's own page, which is then shown again.
     *
     * @throws WindowRefused for any other page than that and the window's
     */
    boolean fromChange(MultiValueMap<String, String> form) {
        String back = field(form, BACK);
        if (!back.isEmpty() && !back.equals("change")) {
            throw WindowRefused.unknown(
                    "There is no way back to \"%s\"; there is one to change."
                            .formatted(Whom.shortened(back)));
        }
        return !back.isEmpty();
    }

    private static void known(String act, Set<String> own, String name) {
        if (!ALWAYS.contains(name) && !own.contains(name)) {
            throw WindowRefused.unknown(
                    "%s takes no field \"%s\".".formatted(act, Whom.shortened(name)));
        }
    }

    private static String field(MultiValueMap<String, String> form, String name) {
        if (form.containsKey(name) && form.get(name).size() > 1) {
            throw WindowRefused.unknown("The field %s is there more than once.".formatted(name));
        }
        String text = form.getFirst(name);
        return text == null ? "" : text.strip();
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw WindowRefused.unknown(
                    "Servers at once is a whole number, not \"%s\"."
                            .formatted(Whom.shortened(text)));
        }
    }
}
