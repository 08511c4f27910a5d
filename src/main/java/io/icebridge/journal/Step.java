package io.icebridge.journal;

import java.util.List;

/**
 * What a step of a model does: its actions in order, computed without doing any.
 *
 * @param id the model's element id
 */
public record Step(String id, Subject subject, List<Action> actions) {
    public Step {
        actions = List.copyOf(actions);
    }
}
