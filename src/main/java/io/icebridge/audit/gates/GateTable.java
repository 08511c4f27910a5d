package io.icebridge.audit.gates;

import io.icebridge.approval.Evidence;
import io.icebridge.audit.told.Sheet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table of a gate's evidence.
 *
 * @param key in addresses
 * @param columns what each holds, for people
 * @param rows a text for each column
 */
public record GateTable(String key, String title, List<String> columns, List<List<String>> rows) {

    /** All that a gate's evidence has, the empty ones left out. */
    static List<GateTable> of(Evidence evidence) {
        return Stream.of(
                        table(
                                "next",
                                "What comes next",
                                List.of("Step", "Host or region", "Command or call"),
                                evidence.next(),
                                row -> List.of(row.step(), row.where(), row.how())),
                        table(
                                "servers",
                                "Servers that move",
                                List.of(
                                        "Wave",
                                        "Server",
                                        "Id",
                                        "Project",
                                        "Owner",
                                        "Addresses",
                                        "Size",
                                        "Node",
                                        "Way",
                                        "Why"),
                                evidence.servers(),
                                GateTable::cells),
                        table(
                                "findings",
                                "Findings",
                                List.of(
                                        "What was found",
                                        "Where",
                                        "Why it matters, and what helps"),
                                evidence.findings(),
                                row -> List.of(row.what(), row.where(), row.why())),
                        table(
                                "done",
                                "What was done before",
                                List.of("What", "Where", "Last at", "What became of it"),
                                evidence.done(),
                                row -> List.of(row.what(), row.where(), row.when(), row.result())))
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private static List<String> cells(Evidence.ServerShown server) {
        return List.of(
                String.valueOf(server.wave()),
                server.name(),
                server.id(),
                server.project(),
                server.owner(),
                server.addresses(),
                server.size(),
                server.node(),
                server.method(),
                server.why());
    }

    private static <T> GateTable table(
            String key,
            String title,
            List<String> columns,
            List<T> rows,
            Function<T, List<String>> cells) {
        return new GateTable(key, title, columns, rows.stream().map(cells).toList());
    }

    /** The same with the rows alone in which something has the words. */
    GateTable with(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? this
                : new GateTable(
                        key,
                        title,
                        columns,
                        rows.stream()
                                .filter(
                                        row ->
                                                row.stream()
                                                        .anyMatch(
                                                                cell ->
                                                                        cell.toLowerCase(
                                                                                        Locale.ROOT)
                                                                                .contains(wanted)))
                                .toList());
    }

    /** One sheet of its rows. */
    List<List<String>> sheet(int number) {
        return Sheet.of(rows, number);
    }
}
