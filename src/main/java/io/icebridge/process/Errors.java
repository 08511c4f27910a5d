package io.icebridge.process;

/** Every BPMN error code that a model declares. */
final class Errors {
    /** A step failed, and trying again by itself is no use. */
    static final String STEP_FAILED = "STEP_FAILED";

    /** A person stopped the change. */
    static final String CHANGE_STOPPED = "CHANGE_STOPPED";

    private Errors() {}
}
