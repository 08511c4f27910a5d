package io.icebridge.runbook.services;

import java.util.Arrays;
import java.util.List;

/**
 * A package's version, and behind its dash its release, each compared number by number as rpm does.
 */
record RpmVersion(List<String> version, List<String> release) implements Comparable<RpmVersion> {

    static RpmVersion of(String text) {
        String[] both = text.split("-", 2);
        return new RpmVersion(parts(both[0]), both.length > 1 ? parts(both[1]) : List.of());
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("[^A-Za-z0-9]+|(?<=\\d)(?=[A-Za-z])|(?<=[A-Za-z])(?=\\d)"))
                .filter(p -> !p.isEmpty())
                .toList();
    }

    @Override
    public int compareTo(RpmVersion other) {
        int versions = compare(version, other.version);
        return versions != 0 ? versions : compare(release, other.release);
    }

    private static int compare(List<String> one, List<String> two) {
        for (int i = 0; i < Math.min(one.size(), two.size()); i++) {
            int compared = compare(one.get(i), two.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.size(), two.size());
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
