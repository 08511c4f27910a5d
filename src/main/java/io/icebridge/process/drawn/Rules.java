package io.icebridge.process.drawn;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for every model, as far as the models themselves tell. */
final class Rules {
    private static final List<String> KINDS = List.of("bpmn", "dmn", "form");

    private Rules() {}

    /**
     * Goes over all that the application brings.
     *
     * @throws IllegalStateException with a sentence for each breach
     */
    static void hold(List<OwnFile> files, ModelBeans beans) {
        for (OwnFile file : files) {
            if (KINDS.stream().noneMatch(file::ends)) {
                throw new IllegalStateException(
                        file.name()
                                + " is no model, table of decisions or form, and is not brought to"
                                + " the engine. Take it out of the models' folder.");
            }
        }
        Drawings all = Drawings.of(files);
        refuse(grammar(all));
        refuse(
                Stream.of(new NamesKnown(beans), new InTheJar(), new GatesAlike(), new NoWayOut())
                        .flatMap(rule -> rule.breaches(all)));
    }

    /** First, since the other rules believe what it lets pass. */
    private static Stream<Breach> grammar(Drawings all) {
        Grammar models = new Grammar("bpmn.txt");
        Grammar tables = new Grammar("dmn.txt");
        return Stream.concat(
                all.models().stream().flatMap(drawing -> models.breaches(drawing).stream()),
                all.tables().stream().flatMap(drawing -> tables.breaches(drawing).stream()));
    }

    /** Refuses to start where there is any. */
    static void refuse(Stream<Breach> breaches) {
        String sentences =
                breaches.map(Breach::toString).distinct().collect(Collectors.joining("\n  "));
        if (!sentences.isEmpty()) {
            throw new IllegalStateException("These models are not run:\n  " + sentences);
        }
    }
}
