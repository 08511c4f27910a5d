package io.icebridge.journal;

/** Whether an action is in a slice of the plan that was approved. */
public interface Warrants {

    /**
     * @throws Barred when no gate names the action's step, nobody has approved that gate, or the
     *     action is not in what was approved; the message says which gate is missing
     */
    void require(Change change, Action action);
}
