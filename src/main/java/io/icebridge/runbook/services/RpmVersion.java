package io.icebridge.runbook.services;

import java.util.Arrays;
import java.util.List;

/** A package's version and release, compared number by number as rpm does. */
record RpmVersion(List<String> parts) implements Comparable<RpmVersion> {

    static RpmVersion of(String text) {
        return new RpmVersion(
                Arrays.stream(text.split("[^A-Za-z0-9]+|(?<=\\d)(?=[A-Za-z])|(?<=[A-Za-z])(?=\\d)"))
                        .filter(p -> !p.isEmpty())
                        .toList());
    }

    @Override
    public int compareTo(RpmVersion other) {
        for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
            int compared = compare(parts.get(i), other.parts.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    private static int compare(String one, String two) {
        boolean first = Character.isDigit(one.charAt(0));
        boolean second = Character.isDigit(two.charAt(0));
        if (first && second) {
            return Long.compare(Long.parseLong(one), Long.parseLong(two));
        }
        return first == second ? one.compareTo(two) : Boolean.compare(first, second);
    }
}
