package io.icebridge.cloudfile;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a cloud file, in the order of its lines. */
public final class CloudFileProblems extends RuntimeException {
    private final transient List<Problem> problems;

    CloudFileProblems(List<Problem> found) {
        super(text(found));
        this.problems = sorted(found);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static List<Problem> sorted(List<Problem> found) {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).distinct().toList();
    }

    private static String text(List<Problem> found) {
        return sorted(found).stream()
                .map(Problem::toString)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
