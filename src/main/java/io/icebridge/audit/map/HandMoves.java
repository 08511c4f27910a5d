package io.icebridge.audit.map;

import io.icebridge.journal.Trail;
import io.icebridge.journal.Trail.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people did to tokens beside the model, as the trail has it. */
final class HandMoves {
    /** As the engine describes what was done, such as {@code Start before activity 'decide'}. */
    private static final Pattern ONE = Pattern.compile("(Start|Cancel)[^']*'(\\w+)");

    private HandMoves() {}

    /** Lines of text about elements of one model, by the element. */
    static Map<String, List<String>> of(List<Line> trail, Level level) {
        Map<String, List<String>> told = new HashMap<>();
        trail.stream()
                .filter(line -> line.kind() == Trail.Kind.MOVED)
                .filter(line -> line.what().equals(what(level)))
                .forEach(line -> add(line, told));
        return told;
    }

    /** As the line was written. */
    private static String what(Level level) {
        String subject = level.scope().subject();
        String whom = subject.isEmpty() || subject.startsWith("wave ") ? "" : ", " + subject;
        String gate = level.scope().gate().isEmpty() ? "" : ", gate " + level.scope().gate();
        return "moved a token of " + level.model() + whom + gate;
    }

    private static void add(Line line, Map<String, List<String>> told) {
        Matcher each = ONE.matcher(line.why());
        while (each.find()) {
            boolean taken = each.group(1).equals("Cancel");
            told.computeIfAbsent(each.group(2), id -> new ArrayList<>())
                    .add(
                            "A token was %s by %s beside the model"
                                    .formatted(taken ? "taken away here" : "put here", line.by()));
        }
    }

    /** Who took away what ran, and why; empty where nobody did. */
    static String cancelled(List<Line> trail, Level level) {
        return trail.stream()
                .filter(line -> line.kind() == Trail.Kind.CANCELLED)
                .filter(line -> line.what().equals("cancelled " + level.run().start().model()))
                .filter(line -> !line.at().isBefore(level.run().start().at()))
                .findFirst()
                .map(line -> "Cancelled by %s: %s".formatted(line.by(), line.why()))
                .orElse("");
    }
}
