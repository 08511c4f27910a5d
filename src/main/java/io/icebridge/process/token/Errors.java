package io.icebridge.process.token;

/** Every BPMN error code that a model declares. */
public final class Errors {
    /** A step failed, and trying again by itself is no use. */
    public static final String STEP_FAILED = "STEP_FAILED";

    /** A person stopped the change. */
    public static final String CHANGE_STOPPED = "CHANGE_STOPPED";

    private Errors() {}
}
