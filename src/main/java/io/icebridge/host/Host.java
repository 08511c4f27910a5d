package io.icebridge.host;

/** One host, reached with the privilege to change it. */
public interface Host {

    String name();

    /**
     * Runs the command to its end.
     *
     * @return also when the exit status is not 0; that is for the caller to judge
     * @throws HostFailure when the host did not answer, or no longer
     */
    Result run(Command command);

    /** The same for a command that changes nothing. */
    default Result look(Command command) {
        return run(command);
    }
}
