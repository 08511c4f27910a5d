package io.icebridge.runbook.services;

import io.icebridge.runbook.config.Edits;
import io.icebridge.runbook.config.Review.Choice;
import io.icebridge.runbook.config.Secrets;
import java.util.Locale;

/**
 * What somebody decided on a reviewed file.
 *
 * @param lines decisions on single options, one a line
 * @param by his user id
 * @param digest of what he decided on
 */
public record FileDecision(Choice overall, String lines, String by, String comment, String digest) {

    /**
     * @param choice {@code keep}, {@code take} or {@code edit}
     * @throws IllegalArgumentException on another choice, or lines that say nothing
     */
    public static FileDecision of(String choice, String lines, String by, String comment) {
        Choice overall = Choice.valueOf(choice.toUpperCase(Locale.ROOT));
        Edits.of(overall, lines);
        return new FileDecision(overall, lines, by, comment, "");
    }

    FileDecision on(FileReview file) {
        return new FileDecision(overall, lines, by, comment, file.digest());
    }

    Edits edits() {
        return Edits.of(overall, lines);
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
        return choice + " (" + by + (comment.isBlank() ? "" : ": " + comment) + ")";
    }

    /** For people: what is done with the file's options; values that are secrets left out. */
    String shown() {
        String all =
                switch (overall) {
                    case KEEP -> "keep every option in force";
                    case TAKE -> "take every option of the new package";
                    case ADD, EDIT -> "what was proposed for every option";
                };
        return lines.isBlank()
                ? all
                : all + ", but " + Secrets.scrubbed(lines.strip()).replace("\n", "; ");
    }
}
