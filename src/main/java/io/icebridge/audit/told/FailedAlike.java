package io.icebridge.audit.told;

import io.icebridge.journal.Subject;
import io.icebridge.runbook.Counted;
import java.util.Locale;

/**
 * Failures of one kind at one step.
 *
 * @param meaning in words, as the failures themselves say it
 * @param meanings how many they say
 * @param subjects how many servers, hosts, nodes or services they befell
 * @param first of these by name, and last: where both are of one sort, all are
 */
public record FailedAlike(
        String step,
        String kind,
        String meaning,
        int meanings,
        int failures,
        int subjects,
        Subject first,
        Subject last) {

    /** How many they befell, and of what sort these are. */
    public String befell() {
        if (last.kind() == Subject.Kind.CHANGE) {
            return "the change as a whole";
        }
        return first.kind() == last.kind()
                ? Counted.of(subjects, first.kind().name().toLowerCase(Locale.ROOT))
                : subjects + " servers, nodes, hosts or services";
    }

    /** Whether these are what is asked for. */
    public boolean isAsked(FailuresAsked asked) {
        return step.equals(asked.step()) && kind.equals(asked.kind());
    }
}
