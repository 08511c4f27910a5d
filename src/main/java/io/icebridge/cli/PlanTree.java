package io.icebridge.cli;

import io.icebridge.approval.Plan;
import io.icebridge.approval.Plan.ServerWay;
import io.icebridge.approval.Slice;
import io.icebridge.journal.Action;
import io.icebridge.journal.Legible;
import io.icebridge.journal.Place;
import io.icebridge.journal.Step;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.readiness.Finding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan as people read it: gate, subject, step, actions; servers that go the same way as one. */
final class PlanTree {
    private static final int NAMED = 5;

    private final PrintWriter out;

    PlanTree(PrintWriter out) {
        this.out = out;
    }

    void print(Plan plan, String change) {
        out.println("%s by %s, change %s".formatted(plan.cloud(), plan.profile(), change));
        Map<String, ServerWay> servers =
                plan.servers().stream()
                        .collect(Collectors.toMap(ServerWay::id, Function.identity()));
        byGate(plan)
                .forEach(
                        (gate, alike) -> {
                            out.println();
                            out.println("Gate " + gate);
                            alike.values().forEach(each -> slice(each, servers));
                        });
        servers(plan.servers());
        findings(plan.findings(), servers);
        out.println();
    }

    /** Slices of each gate; those of servers together that have one digest. */
    private static Map<String, Map<String, List<Slice>>> byGate(Plan plan) {
        Map<String, Map<String, List<Slice>>> gates = new LinkedHashMap<>();
        for (Slice slice : plan.slices()) {
            boolean server = slice.subject().kind() == Subject.Kind.SERVER;
            gates.computeIfAbsent(slice.gate(), gate -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            server ? slice.digest() : slice.subject().toString(),
                            key -> new ArrayList<>())
                    .add(slice);
        }
        return gates;
    }

    private void slice(List<Slice> alike, Map<String, ServerWay> servers) {
        Slice slice = alike.get(0);
        out.println("  " + whom(alike, servers));
        out.println("    digest " + slice.digest());
        slice.steps().forEach(this::step);
    }

    private static String whom(List<Slice> alike, Map<String, ServerWay> servers) {
        Subject subject = alike.get(0).subject();
        if (subject.kind() != Subject.Kind.SERVER) {
            return subject.equals(Subject.CHANGE) ? "the change as a whole" : subject.toString();
        }
        String names =
                alike.stream()
                        .limit(NAMED)
                        .map(slice -> Legible.line(servers.get(slice.subject().name()).name()))
                        .collect(Collectors.joining(", "));
        String more = alike.size() > NAMED ? ", " + (alike.size() - NAMED) + " more" : "";
        return "%s by %s: %s%s"
                .formatted(
                        Counted.of(alike.size(), "server"),
                        servers.get(subject.name()).method(),
                        names,
                        more);
    }

    /** A place is said once for the actions at it that follow one another. */
    private void step(Step step) {
        out.println("    " + step.id());
        Place place = null;
        for (Action action : step.actions()) {
            if (!action.key().place().equals(place)) {
                place = action.key().place();
                out.println("      " + place);
            }
            action(action);
        }
    }

    private void action(Action action) {
        block(action.effect() ? "effect  " : "look    ", action.what());
        if (action.effect() && action.expected().seconds() != null) {
            block(
                    "        ",
                    "takes %d s: %s"
                            .formatted(action.expected().seconds(), action.expected().basis()));
        }
        String undo = action.undo().shown();
        if (!undo.isBlank()) {
            block("        ", action.undo().by().isEmpty() ? undo : "undone by: " + undo);
        }
    }

    /** Further lines of a text stand below its first. */
    private void block(String title, String text) {
        out.println("        " + title + text.stripTrailing().replace("\n", "\n                "));
    }

    private void servers(List<ServerWay> servers) {
        Map<String, Long> ways =
                servers.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ServerWay::method, TreeMap::new, Collectors.counting()));
        out.println();
        out.println("Servers: " + servers.size());
        ways.forEach((method, count) -> out.println("  %6d %s".formatted(count, method)));
        servers.stream().filter(server -> !server.reasons().isEmpty()).forEach(this::server);
    }

    private void server(ServerWay server) {
        out.println(
                "  %s %s (%s) on %s"
                        .formatted(
                                server.method(),
                                Legible.line(server.name()),
                                server.id(),
                                Legible.line(server.node())));
        server.reasons().forEach(reason -> out.println("      " + Legible.line(reason)));
    }

    /** What is against a server stands with it, and not here again. */
    private void findings(List<Finding> findings, Map<String, ServerWay> servers) {
        out.println();
        out.println(
                "Findings: %d, %d of them blocking"
                        .formatted(
                                findings.size(),
                                findings.stream().filter(Finding::blocks).count()));
        findings.stream()
                .filter(finding -> !told(finding, servers))
                .forEach(
                        finding -> {
                            out.println(
                                    "  %s%s [%s]: %s"
                                            .formatted(
                                                    finding.blocks() ? "BLOCKS " : "",
                                                    Legible.line(finding.subject()),
                                                    finding.code(),
                                                    Legible.lines(finding.told())));
                            out.println("      remedy: " + Legible.lines(finding.remedy()));
                        });
    }

    private static boolean told(Finding finding, Map<String, ServerWay> servers) {
        String server = Subject.Kind.SERVER.name().toLowerCase(Locale.ROOT) + " ";
        return finding.subject().startsWith(server)
                && servers.get(finding.subject().substring(server.length())).reasons().stream()
                        .anyMatch(reason -> says(reason, finding));
    }

    private static boolean says(String reason, Finding finding) {
        return reason.startsWith(finding.code() + ":") || finding.what().endsWith(reason);
    }
}
