package io.icebridge.process.waiting;

import io.icebridge.process.token.Var;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a receive task waits for; the bean has the receive task's id, which is also the message's
 * name.
 *
 * @param within after this long the wait is over all the same; zero for a wait without an end
 * @param must whether the next step fails as late where the wait ended so
 * @param variables process variables that the poll needs
 * @param atOnce those that have nothing to wait for, found without calling anything
 * @param poll one look for all that wait: gives back the execution ids of those that wait no
 *     longer, whether they came to a good end or not; the next step judges
 * @param shown the same from what this round's looks for others have shown, calling nothing; waits
 *     that can be judged so are alike, and take about as long as one another
 * @param hurried whether somebody outside waits too, such as a customer whose server is down
 */
public record Watch(
        Duration within,
        boolean must,
        Set<String> variables,
        Look atOnce,
        Look poll,
        Optional<Shown> shown,
        boolean hurried) {

    /** One look at everything that waits for the same message. */
    public interface Look {
        Set<String> done(Collection<Waiting> waiting);

        /** Judges each on its own. */
        static Look those(Predicate<Waiting> done) {
            return waiting ->
                    waiting.stream()
                            .filter(done)
                            .map(Waiting::executionId)
                            .collect(Collectors.toSet());
        }
    }

    /** A look that calls nothing. */
    public interface Shown {
        /** Empty when what they wait for has not been shown in this round. */
        Optional<Set<String>> done(Collection<Waiting> waiting);
    }

    /** One execution that waits. */
    public record Waiting(String executionId, String change, Map<String, String> variables) {
        public String get(Var<?> variable) {
            return variables.get(variable.name());
        }
    }

    /** A wait that is looked for by its poll alone, and in which somebody outside waits too. */
    public static Watch of(Duration within, Set<String> variables, Look poll) {
        return new Watch(
                within, true, variables, waiting -> Set.of(), poll, Optional.empty(), true);
    }

    /** The same, also judged by what looks for others have shown. */
    public Watch shownBy(Shown others) {
        return new Watch(within, must, variables, atOnce, poll, Optional.of(others), hurried);
    }

    /** The same, past those that have nothing to wait for. */
    public Watch passing(Look nothingToWaitFor) {
        return new Watch(within, must, variables, nothingToWaitFor, poll, shown, hurried);
    }

    /** The same where the next step goes on whatever came, and judges it itself. */
    public Watch orNot() {
        return new Watch(within, false, variables, atOnce, poll, shown, hurried);
    }

    /** The same where nobody outside waits. */
    public Watch unhurried() {
        return new Watch(within, must, variables, atOnce, poll, shown, false);
    }
}
