package io.icebridge.process;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a receive task waits for; the bean has the receive task's id, which is also the message's
 * name.
 *
 * @param within after this long the wait is over all the same, and the next step fails as late;
 *     zero for a wait without an end
 * @param variables process variables that the poll needs
 * @param atOnce those that have nothing to wait for, found without calling anything
 * @param poll one look for all that wait: gives back the execution ids of those that wait no
 *     longer, whether they came to a good end or not; the next step judges
 */
record Watch(Duration within, Set<String> variables, Look atOnce, Look poll) {

    /** One look at everything that waits for the same message. */
    interface Look {
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

    /** One execution that waits. */
    record Waiting(String executionId, String change, Map<String, String> variables) {
        String get(Var<?> variable) {
            return variables.get(variable.name());
        }
    }

    static Watch of(Duration within, Set<String> variables, Look poll) {
        return new Watch(within, variables, waiting -> Set.of(), poll);
    }

    Watch passing(Look nothingToWaitFor) {
        return new Watch(within, variables, nothingToWaitFor, poll);
    }
}
