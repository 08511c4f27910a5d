package io.icebridge.runbook.services;

import io.icebridge.runbook.config.Edits;
import io.icebridge.runbook.config.Review.Choice;
import java.util.Locale;

/**
 * What somebody decided on a reviewed file, as the journal keeps it: who and how in the first line,
 * why in the second, then the lines for single options.
 */
public record Decision(Choice overall, String lines, String who, String comment) {

    /**
     * @param choice {@code keep}, {@code take} or {@code edit}
     * @throws IllegalArgumentException on another choice, or lines that say nothing
     */
    public static Decision of(String choice, String lines, String who, String comment) {
        Choice overall = Choice.valueOf(choice.toUpperCase(Locale.ROOT));
        Edits.of(overall, lines);
        return new Decision(overall, lines, who, comment.replace('\n', ' '));
    }

    String text() {
        return overall.name().toLowerCase(Locale.ROOT)
                + " by "
                + who
                + "\n"
                + comment
                + "\n"
                + lines;
    }

    static Decision parse(String text) {
        String[] parts = text.split("\n", 3);
        String[] first = parts[0].split(" by ", 2);
        return new Decision(
                Choice.valueOf(first[0].toUpperCase(Locale.ROOT)),
                parts.length > 2 ? parts[2] : "",
                first.length > 1 ? first[1] : "",
                parts.length > 1 ? parts[1] : "");
    }

    /** What it says of one option, with who and why. */
    String on(String option) {
        Edits edits = edits();
        String choice =
                edits.values().containsKey(option)
                        ? "= " + edits.values().get(option)
                        : edits.choices()
                                .getOrDefault(option, overall)
                                .name()
                                .toLowerCase(Locale.ROOT);
        return choice + " (" + who + (comment.isBlank() ? "" : ": " + comment) + ")";
    }

    Edits edits() {
        return Edits.of(overall, lines);
    }
}
