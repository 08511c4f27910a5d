package io.icebridge.audit.overview;

import io.icebridge.approval.Starts.Run;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a change stands, in a word and a sentence.
 *
 * @param words who is waited for, or who ended it; may be empty
 * @param since when it came to stand so
 */
public record Badge(Kind kind, String words, Instant since) {
    /** How the ends at which somebody stopped or rejected are called, and what surrounds them. */
    private static final List<String> STOPPED = List.of("Change ", "Stop the change");

    private static final String CANCELLED = "cancelled: ";

    /** The word. */
    public enum Kind {
        RUNNING("running"),
        WAITS("waits"),
        STUCK("stands still"),
        COMPLETED("completed"),
        REJECTED("rejected"),
        STOPPED("stopped"),
        CANCELLED("cancelled");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** For the style sheet. */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the engine tells of a change that runs.
     *
     * @param tasks those that have waited longest
     * @param waiting how many wait
     * @param atWork whether anything goes on without a person
     * @param stuck what failed and will not be tried again by itself; empty when nothing did
     */
    public record Now(List<WaitingTask> tasks, int waiting, boolean atWork, String stuck) {
        /** Of a change that has ended. */
        public static final Now NOTHING = new Now(List.of(), 0, false, "");
    }

    /**
     * The last word that a person said for the end of a change.
     *
     * @param at for a rejection, the gate's name
     */
    public record LastWord(boolean rejection, String by, String at) {}

    /**
     * @param runs all that was started for the change, the newest first; at least one
     */
    static Badge of(List<Run> runs, Now now, Optional<LastWord> lastWord) {
        Optional<Run> running = runs.stream().filter(run -> run.ended() == null).findFirst();
        return running.isPresent()
                ? open(running.get(), now)
                : ended(
                        runs.stream().max(Comparator.comparing(Run::ended)).orElseThrow(),
                        lastWord);
    }

    /** Whether an end of that name is the good one of its model. */
    public static boolean good(String outcome) {
        return !outcome.startsWith(CANCELLED) && STOPPED.stream().noneMatch(outcome::startsWith);
    }

    private static Badge open(Run run, Now now) {
        if (!now.stuck().isEmpty()) {
            return new Badge(Kind.STUCK, now.stuck(), run.start().at());
        }
        Optional<WaitingTask> longest =
                now.tasks().stream().min(Comparator.comparing(WaitingTask::since));
        if (longest.isPresent() && !now.atWork()) {
            WaitingTask task = longest.get();
            return new Badge(
                    Kind.WAITS, "for %s: %s".formatted(task.forWhom(), task.name()), task.since());
        }
        String words =
                switch (now.waiting()) {
                    case 0 -> "";
                    case 1 -> "one task waits beside";
                    default -> now.waiting() + " tasks wait beside";
                };
        return new Badge(Kind.RUNNING, words, run.start().at());
    }

    private static Badge ended(Run run, Optional<LastWord> lastWord) {
        String outcome = run.outcome();
        if (outcome.startsWith(CANCELLED)) {
            return new Badge(Kind.CANCELLED, outcome.substring(CANCELLED.length()), run.ended());
        }
        if (good(outcome)) {
            return new Badge(Kind.COMPLETED, outcome, run.ended());
        }
        return lastWord.map(
                        word ->
                                new Badge(
                                        word.rejection() ? Kind.REJECTED : Kind.STOPPED,
                                        "by %s, at %s".formatted(word.by(), word.at()),
                                        run.ended()))
                .orElseGet(() -> new Badge(Kind.STOPPED, "", run.ended()));
    }
}
