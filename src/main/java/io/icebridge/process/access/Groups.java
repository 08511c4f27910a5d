package io.icebridge.process.access;

import java.util.List;

/** The groups of people that the models and the pages know. */
public final class Groups {
    /** Who decides at gates, and opens and closes windows. */
    public static final String CHANGE_MANAGERS = "change-managers";

    public static final String OPERATORS = "operators";
    public static final String AUDITORS = "auditors";

    /** The engine's own group of administrators. */
    public static final String ADMINS = org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN;

    /** Who has work in the engine's web applications. */
    static final List<String> ALL = List.of(CHANGE_MANAGERS, OPERATORS, AUDITORS);

    private Groups() {}
}
