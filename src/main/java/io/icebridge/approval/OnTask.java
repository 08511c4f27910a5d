package io.icebridge.approval;

/** Names of the variables that stand on each human task, for all who show one. */
public final class OnTask {
    /** What is asked, without whom it concerns. */
    public static final String ASKED = "asked";

    /** Whom or what it concerns, in words. */
    public static final String CONCERNS = "concerns";

    /**
     * The same as the journal names it; no form of a gate or a task has a variable of this name.
     */
    public static final String SUBJECT = "taskSubject";

    public static final String CHANGE = "change";

    /** What is down meanwhile, in words. */
    public static final String STANDS_STILL = "standsStill";

    /** In words, with its zone. */
    public static final String SINCE = "since";

    private OnTask() {}
}
