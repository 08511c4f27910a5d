package io.icebridge.host.change;

import io.icebridge.host.Command;
import io.icebridge.host.HostFailure;
import io.icebridge.host.Result;

/** One host, reached with the privilege to change it. */
public interface HostChange {

    /**
     * Runs the command to its end.
     *
     * @return also when the exit status is not 0; that is for the caller to judge
     * @throws HostFailure when the host did not answer, or no longer
     */
    Result run(Command command);
}
