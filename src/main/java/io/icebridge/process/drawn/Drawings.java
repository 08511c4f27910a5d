package io.icebridge.process.drawn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that the application brings to the engine, as it is drawn. */
record Drawings(List<Drawing> models, List<Drawing> tables, Set<String> forms) {
    /** The model that is every gate. */
    static final String GATE = "obtain-approval";

    private static final String WHICH = "gate";
    private static final String EXPRESSION = "sourceExpression";

    static Drawings of(List<OwnFile> files) {
        return new Drawings(read(files, "bpmn"), read(files, "dmn"), forms(files));
    }

    private static List<Drawing> read(List<OwnFile> files, String ending) {
        return files.stream().filter(file -> file.ends(ending)).map(Drawing::read).toList();
    }

    private static Set<String> forms(List<OwnFile> files) {
        return files.stream()
                .filter(file -> file.ends("form"))
                .map(file -> file.name().replaceFirst("\\.form$", ""))
                .collect(Collectors.toSet());
    }

    Stream<Symbol> processes() {
        return models.stream().flatMap(model -> model.processes().stream());
    }

    Stream<Symbol> callsOf(Symbol process) {
        return processes()
                .flatMap(caller -> caller.all("callActivity"))
                .filter(call -> call.attribute("calledElement").equals(process.id()));
    }

    static boolean isGate(Symbol symbol) {
        return symbol.is("callActivity") && symbol.attribute("calledElement").equals(GATE);
    }

    /** The gates that a call asks for: one, if it is drawn well. */
    static List<String> gates(Symbol call) {
        return call.all("camunda:in")
                .filter(in -> in.attribute("target").equals(WHICH))
                .map(in -> in.attribute(EXPRESSION))
                .toList();
    }

    /** Whether somebody may have to approve before a token leaves the symbol. */
    boolean holdsGate(Symbol symbol) {
        return holdsGate(symbol, new HashSet<>());
    }

    private boolean holdsGate(Symbol symbol, Set<String> seen) {
        return symbol.is("process") && symbol.id().equals(GATE)
                || symbol.all("callActivity")
                        .map(call -> call.attribute("calledElement"))
                        .filter(seen::add)
                        .flatMap(called -> processes().filter(p -> p.id().equals(called)))
                        .anyMatch(process -> holdsGate(process, seen));
    }
}
