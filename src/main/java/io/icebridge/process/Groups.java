package io.icebridge.process;

/** The groups of people that the models and the pages know. */
final class Groups {
    static final String CHANGE_MANAGERS = "change-managers";
    static final String OPERATORS = "operators";
    static final String AUDITORS = "auditors";

    private Groups() {}
}
