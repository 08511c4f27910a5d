package io.icebridge.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rehearsal's operator decides: the same again for a while, then what else there is, as a
 * person would who sees that it does not help.
 */
final class Persistence {
    private static final Map<String, String> AGAIN =
            Map.of("resolveFindings", "again", "judgeFailures", "carryOn", "remindOwner", "wait");
    private static final Map<String, List<String>> OTHERWISE =
            Map.of(
                    "decideOnServer", List.of("undo", "leave", "undo", "leave"),
                    "decideOnUndo", List.of("leave"),
                    "decideOnNode", List.of("leave", "stop"),
                    "remindOwner", List.of("end"));
    private static final List<String> STOP = List.of("stop");

    private final int repairs;
    private final Map<String, Integer> tries = new HashMap<>();

    /**
     * @param repairs how often the same is tried again; 0 where nothing should go wrong, so that
     *     nothing else is tried either
     */
    Persistence(int repairs) {
        this.repairs = repairs;
    }

    /**
     * The next decision at a task; empty when nothing is left to be tried.
     *
     * @param task its element in the model
     * @param about what it asks about, such as a server's id
     */
    Optional<String> next(String task, String about) {
        int tried = tries.merge(task + " " + about, 1, Integer::sum);
        if (tried <= repairs) {
            return Optional.of(AGAIN.getOrDefault(task, "retry"));
        }
        List<String> otherwise = repairs == 0 ? List.of() : OTHERWISE.getOrDefault(task, STOP);
        int next = tried - repairs - 1;
        return next < otherwise.size() ? Optional.of(otherwise.get(next)) : Optional.empty();
    }
}
