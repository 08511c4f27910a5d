package io.icebridge.runbook.readiness;

import io.icebridge.cloudfile.Keys;
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
                                        .filter(other -> Keys.distance(name, other) <= TYPOS)
                                        .min(
                                                Comparator.comparing(
                                                        other -> Keys.distance(name, other))));
    }

    private static String shortName(String name) {
        return name.replaceFirst("\\..*", "");
    }
}
