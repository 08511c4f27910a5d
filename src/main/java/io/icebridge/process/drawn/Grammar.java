package io.icebridge.process.drawn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.w3c.dom.Attr;

/** What may be drawn at all, as a list beside this says: what is not on it is refused. */
final class Grammar {
    private static final String DIAGRAM = "bpmndi:BPMNDiagram";
    private static final String TEXT = "text";
    private static final String EXPRESSION = "*";
    private static final String ELSE =
            "Draw it with what the project's own models have, or enter it in ";

    private final String list;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    /** Reads a list: {@code bpmn.txt} or {@code dmn.txt}. */
    Grammar(String list) {
        this.list = list;
        try (InputStream in = Grammar.class.getResourceAsStream(list)) {
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Entry(Set<String> attributes, Set<String> holds) {}

    private void read(String line) {
        if (line.startsWith("! ")) {
            int words = line.indexOf(": ");
            String reason = line.substring(words + 2);
            words(line.substring(2, words)).forEach(each -> reasons.put(each, reason));
        } else {
            String[] parts = line.split("\\|", -1);
            entries.put(parts[0].strip(), new Entry(words(parts[1]), words(parts[2])));
        }
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(text.strip().split("\\s+")));
    }

    /** What of a drawing is not on the list, or is an expression where none may be. */
    List<Breach> breaches(Drawing drawing) {
        List<Breach> found = new ArrayList<>();
        if (drawing.root().is("definitions")) {
            check(drawing, drawing.root(), found);
        } else {
            found.add(stranger(drawing, drawing.root(), "is none of ours", drawing.root().kind()));
        }
        return found;
    }

    private void check(Drawing drawing, Symbol symbol, List<Breach> found) {
        Entry entry = entries.get(symbol.kind());
        symbol.attributes().forEach(each -> attribute(drawing, symbol, entry, each, found));
        text(drawing, symbol, entry, found);
        for (Symbol child : symbol.children()) {
            if (!entry.holds().contains(child.kind())) {
                found.add(stranger(drawing, child, "is not drawn in " + symbol, child.kind()));
            } else if (!child.is(DIAGRAM)) {
                check(drawing, child, found);
            }
        }
    }

    private void attribute(
            Drawing drawing, Symbol symbol, Entry entry, Attr attribute, List<Breach> found) {
        String name = Symbol.name(attribute);
        String value = attribute.getValue();
        if (entry.attributes().contains(name + EXPRESSION)) {
            expression(drawing, symbol, name, value, found);
        } else if (entry.attributes().contains(name + "=" + value)) {
            return;
        } else if (!entry.attributes().contains(name)) {
            found.add(stranger(drawing, symbol, "has %s=\"%s\"".formatted(name, value), name));
        } else {
            plain(drawing, symbol, name, value, found);
        }
    }

    private void text(Drawing drawing, Symbol symbol, Entry entry, List<Breach> found) {
        String text = symbol.text();
        if (entry.holds().contains(TEXT + EXPRESSION)) {
            expression(drawing, symbol, TEXT, text, found);
        } else if (entry.holds().contains(TEXT)) {
            plain(drawing, symbol, TEXT, text, found);
        } else if (!text.isEmpty()) {
            found.add(stranger(drawing, symbol, "holds the text " + text, symbol.kind()));
        }
    }

    private static void expression(
            Drawing drawing, Symbol symbol, String where, String value, List<Breach> found) {
        Names.beyond(value)
                .ifPresent(
                        what ->
                                found.add(
                                        drawing.breach(
                                                symbol,
                                                "has as %s the expression %s, which %s"
                                                        .formatted(where, value, what),
                                                Names.REMEDY)));
    }

    private static void plain(
            Drawing drawing, Symbol symbol, String where, String value, List<Breach> found) {
        if (Names.isExpression(value)) {
            found.add(
                    drawing.breach(
                            symbol,
                            "has as %s an expression: %s".formatted(where, value),
                            "Write there what it shall be."));
        }
    }

    private Breach stranger(Drawing drawing, Symbol symbol, String what, String name) {
        return drawing.breach(symbol, what, reasons.getOrDefault(name, ELSE + list + "."));
    }
}
