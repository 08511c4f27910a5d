package io.icebridge.simulator.host.shell;

import java.io.IOException;

/** Something that a command line can call. */
@FunctionalInterface
public interface Program {

    /**
     * @return the exit status
     * @throws IOException of a file that is not as it should be; the caller is told as a program
     *     would tell it, with status 1
     */
    int run(Call call) throws IOException;
}
