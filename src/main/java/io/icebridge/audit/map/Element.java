package io.icebridge.audit.map;

import java.util.Map;

/**
 * A symbol of a model.
 *
 * @param within the part that it is drawn in; empty on the page itself
 * @param on what it stands on the border of; empty for all but failures that are caught
 * @param call null unless a model is called
 */
record Element(String id, String name, Kind kind, String within, String on, Call call) {

    /** What the way of a token needs to know of it. */
    enum Kind {
        START,
        END,
        /** An end that throws what is caught further out. */
        THROWN,
        STEP,
        /** A person decides. */
        TASK,
        CALL,
        GATEWAY,
        /** A part that is drawn open. */
        PART,
        CAUGHT
    }

    /**
     * A model that is called.
     *
     * @param gate which gate it is; empty for what is none
     * @param given the called model's variables, by name: the caller's variable, or a quoted value
     */
    record Call(String model, String gate, Map<String, String> given) {}
}
