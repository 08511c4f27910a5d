package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.approval.Plan;
import io.icebridge.approval.Plan.ServerWay;
import io.icebridge.runbook.readiness.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tenants name their servers as they like; a terminal shows it and does not carry it out. */
class HostileNamesTest {
    private static final String HOSTILE = "a\u001b[2J\rb\n  BLOCKS c\u202e\u2028\u009b1A";
    private static final String SEEN = "a?[2J?b?  BLOCKS c???1A";

    private final StringWriter shown = new StringWriter();
    private final PrintWriter out = new PrintWriter(shown);

    @Test
    void aPlanShowsThemOnOneLine() {
        new PlanTree(out)
                .print(
                        new Plan(
                                "cloud",
                                "profile",
                                List.of(),
                                List.of(
                                        new ServerWay(
                                                "s1",
                                                HOSTILE,
                                                "p1",
                                                HOSTILE,
                                                "REFUSED",
                                                List.of("x: " + HOSTILE))),
                                List.of(
                                        new Finding(
                                                HOSTILE, "disk", "too small", "more room", true))),
                        "CHG-1");
        assertThat(shown.toString())
                .contains(
                        "REFUSED " + SEEN + " (s1) on " + SEEN,
                        "      x: " + SEEN,
                        "BLOCKS " + SEEN + " [disk]: too small");
        onlyWhatIsSeen();
    }

    @Test
    void soDoesTheChangesPageInATerminal() {
        ObjectNode now = JsonNodeFactory.instance.objectNode().put("change", "CHG-1");
        now.putObject("badge").put("kind", "WAITS").put("words", HOSTILE);
        now.putArray("tasks")
                .addObject()
                .put("name", "Decide")
                .put("concerns", HOSTILE)
                .put("forWhom", "operators");
        new Screen(out).show(now);
        assertThat(shown.toString())
                .contains("waits  " + SEEN, "Waits     Decide (" + SEEN + "), for operators");
        onlyWhatIsSeen();
    }

    private void onlyWhatIsSeen() {
        assertThat(shown.toString().replace("\n", "")).matches("\\P{C}*");
    }
}
