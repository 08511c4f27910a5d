package io.icebridge.runbook.readiness;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of some names a name was probably meant to be. */
final class Nearest {
    /** As many letters may be other ones. */
    private static final int TYPOS = 2;

    private Nearest() {}

    /** First the same host by its short or its full name, then a slip of the pen. */
    static Optional<String> of(String name, Collection<String> names) {
        return names.stream()
                .filter(other -> shortName(other).equalsIgnoreCase(shortName(name)))
                .findFirst()
                .or(
                        () ->
                                names.stream()
                                        .filter(other -> apart(name, other) <= TYPOS)
                                        .min(Comparator.comparing(other -> apart(name, other))));
    }

    private static String shortName(String name) {
        return name.replaceFirst("\\..*", "");
    }

    /** How many letters must be put in, taken out or replaced. */
    private static int apart(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
