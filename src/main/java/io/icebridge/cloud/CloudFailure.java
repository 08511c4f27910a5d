package io.icebridge.cloud;

/** A call that did not answer as it should. What the caller may do next depends on the reason. */
public final class CloudFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why, and with it whether the call can have had an effect. */
    public enum Reason {
        /** 400, 403, 405 and the like: not done, and the same call will be refused again. */
        REFUSED(false),
        /** 404 where the thing must exist: not done. */
        NOT_FOUND(false),
        /** 409: not done, the thing is busy or in another state; look at it. */
        CONFLICT(false),
        /** 403 or 413 that names a quota: not done until there is room. */
        QUOTA(false),
        /** 413, 429 or 503 from a rate limiter or balancer: not done, try again later. */
        BUSY(false),
        /** 401 even with a new token: not done. */
        UNAUTHORIZED(false),
        /** Connection refused, name unknown: not done. */
        UNREACHABLE(false),
        /** No such service or region in the catalogue: not done. */
        NO_ENDPOINT(false),
        /** Time-out, dropped or unreadable answer, 5xx: nobody knows; look it up. */
        UNKNOWN(true);

        private final boolean mayHaveHappened;

        Reason(boolean mayHaveHappened) {
            this.mayHaveHappened = mayHaveHappened;
        }
    }

    private final Reason reason;
    private final int status;
    private final int retryAfterSeconds;

    /**
     * @param call method and path, without query or secrets
     * @param status HTTP status, 0 when there was none
     * @param retryAfterSeconds what the answer asked for, 0 when it did not
     */
    public CloudFailure(
            Reason reason,
            String call,
            int status,
            int retryAfterSeconds,
            String message,
            Throwable cause) {
        super(call + (status > 0 ? " answered " + status : "") + ": " + message, cause);
        this.reason = reason;
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public Reason reason() {
        return reason;
    }

    public int status() {
        return status;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** True when the call can have had its effect all the same, so that it must be looked up. */
    public boolean mayHaveHappened() {
        return reason.mayHaveHappened;
    }
}
