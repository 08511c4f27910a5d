package io.icebridge.host;

/** A host that could not be used. */
public final class HostFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why, and with it whether the command can have run. */
    public enum Reason {
        /** Nothing listens, or no route. */
        UNREACHABLE,
        /** Its key is not in known_hosts. */
        KEY_UNKNOWN,
        /** Its key is another one than in known_hosts. */
        KEY_CHANGED,
        /** It refuses our key. */
        REFUSED,
        /** The connection ended while the command ran: nobody knows. */
        CONNECTION_LOST,
        /** The command ran longer than its limit: nobody knows. */
        TIMED_OUT
    }

    private final Reason reason;
    private final String output;

    public HostFailure(Reason reason, String host, String message, Throwable cause) {
        this(reason, host, message, "", cause);
    }

    /**
     * @param output what the command had written until then; not part of the message, as it may be
     *     long or hold what no log should
     */
    public HostFailure(Reason reason, String host, String message, String output, Throwable cause) {
        super(host + ": " + message, cause);
        this.reason = reason;
        this.output = output;
    }

    public Reason reason() {
        return reason;
    }

    /** The last output of a command whose end nobody saw; else empty. */
    public String output() {
        return output;
    }

    /** True when the command can have run, wholly or in part. */
    public boolean mayHaveHappened() {
        return reason == Reason.CONNECTION_LOST || reason == Reason.TIMED_OUT;
    }
}
