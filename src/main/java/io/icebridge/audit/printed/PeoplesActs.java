package io.icebridge.audit.printed;

import io.icebridge.journal.Trail.Kind;
import io.icebridge.journal.Trail.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same that a person did, once or several times.
 *
 * @param about whom or what it concerned, or how many
 */
public record PeoplesActs(
        Kind kind,
        String by,
        String about,
        String what,
        String why,
        int times,
        Instant first,
        Instant last) {

    private record Alike(Kind kind, String by, String what, String why) {}

    /**
     * @param lines oldest first
     */
    static List<PeoplesActs> of(List<Line> lines) {
        Map<Alike, List<Line>> groups = new LinkedHashMap<>();
        for (Line line : lines) {
            groups.computeIfAbsent(
                            new Alike(line.kind(), line.by(), line.what(), line.why()),
                            alike -> new ArrayList<>())
                    .add(line);
        }
        return groups.values().stream().map(PeoplesActs::folded).toList();
    }

    private static PeoplesActs folded(List<Line> alike) {
        Line first = alike.get(0);
        List<String> about = alike.stream().map(Line::about).distinct().toList();
        return new PeoplesActs(
                first.kind(),
                first.by(),
                about.size() == 1 ? about.get(0) : about.size() + " of them",
                first.what(),
                first.why(),
                alike.size(),
                first.at(),
                alike.get(alike.size() - 1).at());
    }
}
