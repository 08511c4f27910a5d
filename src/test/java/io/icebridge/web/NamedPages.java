package io.icebridge.web;

import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Evidence;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.move.Moves;
import java.util.List;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;

/**
 * A change that runs, with a server and a host, of which pages with a name in their address are.
 */
final class NamedPages {
    private static final String CHANGE = "WHO-1";
    private static final String THING = "x1";

    private static long evidence;

    private NamedPages() {}

    static void exist(ApplicationContext beans) {
        Visitor.named(beans.getBean(TestRestTemplate.class), "manager")
                .start("retire-nova", CHANGE);
        beans.getBean(Moves.class).plan(CHANGE, AtTheWindow.move(THING, "web", "shop", "cmp-1"));
        beans.getBean(Journal.class)
                .note(
                        new Change(CHANGE),
                        new Key("stopOldNova", Subject.CHANGE, Place.host(THING), "stop"),
                        "service stop",
                        new Said("stopped"));
        evidence =
                beans.getBean(Collected.class)
                        .keep(
                                "none",
                                new Gate(CHANGE, "retirement", ""),
                                new Evidence("Retirement", "", List.of(), List.of(), List.of()));
    }

    /** A route with the names filled in. */
    static String of(String route) {
        return route.replace("{part}", CHANGE)
                .replace("{model}", "retire-nova")
                .replace("{number}", String.valueOf(evidence))
                .replaceAll("\\{\\w+}", THING);
    }
}
