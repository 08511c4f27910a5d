package io.icebridge.process.gate;

import io.icebridge.approval.Evidence;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import io.icebridge.runbook.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;

/**
 * What of a gate's evidence stands in its form: all that leads to a decision, and of long tables
 * the beginning. The whole is on the gate's page, and the digest is of the whole.
 */
final class GateForm {
    static final Var<String> TITLE = Var.text("gateTitle");
    static final Var<String> DIGEST = Var.text("digest");

    /** Markdown that leads to the page with the whole. */
    private static final Var<String> WHOLE = Var.text("whole");

    private static final int MOST_ROWS = 60;

    private GateForm() {}

    static void show(Here here, Evidence evidence, long number) {
        here.set(TITLE, evidence.title());
        here.set(DIGEST, evidence.digest());
        here.set(WHOLE, whole(here.change(), evidence, number));
        tables(evidence).forEach(here::setJson);
    }

    /** Whether the form showed what was collected; whoever wrote its variables is found out. */
    static boolean showed(Here here, Evidence collected) {
        return collected.title().equals(here.get(TITLE))
                && collected.digest().equals(here.get(DIGEST))
                && tables(collected).entrySet().stream()
                        .allMatch(table -> same(here, table.getKey(), table.getValue()));
    }

    private static boolean same(Here here, String table, Object collected) {
        return here.execution().hasVariable(table)
                && Spin.JSON(collected).toString().equals(here.json(table).toString());
    }

    private static Map<String, List<?>> tables(Evidence evidence) {
        return Map.of(
                "about",
                evidence.about(),
                "lately",
                evidence.lately(),
                "next",
                some(evidence.next()),
                "findings",
                some(evidence.findings()),
                "servers",
                some(evidence.servers()));
    }

    private static List<?> some(List<?> rows) {
        return rows.size() <= MOST_ROWS ? rows : rows.subList(0, MOST_ROWS);
    }

    private static String whole(String change, Evidence evidence, long number) {
        List<String> parts = new ArrayList<>();
        add(parts, evidence.next().size(), "of what comes next");
        add(parts, evidence.servers().size(), "of servers that move");
        add(parts, evidence.findings().size(), "of findings");
        add(parts, evidence.done().size(), "of what was done");
        return "[All of it, with search](%s): %s. Of longer tables the first %d rows stand below; you approve all, by the digest."
                .formatted(PageLinks.gate(change, number), String.join(", ", parts), MOST_ROWS);
    }

    private static void add(List<String> parts, int rows, String what) {
        if (rows > 0) {
            parts.add(Counted.of(rows, "row") + " " + what);
        }
    }
}
