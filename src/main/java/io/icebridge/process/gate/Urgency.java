package io.icebridge.process.gate;

/** In which order people should take tasks: by what stands still while one waits. */
enum Urgency {
    /** Somebody is reminded of something. */
    REMINDER(10),
    /** One server waits, and keeps nothing else from going on. */
    BESIDE(30),
    /** A gate. */
    GATE(50),
    /** What failed keeps the change from going on. */
    CHANGE_STANDS(70),
    /** A service or a server is down. */
    OUTAGE(90);

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    /**
     * @param task the task's element id
     * @param down whether what it concerns is down
     */
    static Urgency of(String task, boolean down) {
        if (down) {
            return OUTAGE;
        }
        return switch (task) {
            case ObtainApproval.DECIDE -> GATE;
            case "decideOnServer" -> BESIDE;
            case "remindOwner" -> REMINDER;
            case "reviewConfiguration" -> GATE;
            default -> CHANGE_STANDS;
        };
    }

    /** The engine's number, the greater the sooner. */
    int priority() {
        return priority;
    }
}
