package io.icebridge.host;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

    /** The same for a command that changes nothing, which may therefore run twice. */
    default Result look(Command command) {
        return run(command);
    }

    /**
     * Asks once more where the answer was lost on its way, which does no harm to what only looks.
     *
     * @throws HostFailure of the first time when it was no lost answer, else of the second
     */
    static <R> R onceMore(Supplier<R> look) {
        try {
            return look.get();
        } catch (HostFailure failure) {
            if (failure.reason() != HostFailure.Reason.CONNECTION_LOST) {
                throw failure;
            }
            return look.get();
        }
    }

    /**
     * The same, handing over the output line by line instead of keeping it, however much it is.
     *
     * @param line gets each line without its line feed
     * @return without the output
     * @throws HostFailure as {@link #run} does; some lines may have been handed over by then
     */
    default Result read(Command command, Consumer<String> line) {
        Result result = look(command);
        if (!result.output().isEmpty()) {
            Arrays.stream(result.output().split("\n")).forEach(line);
        }
        return new Result(
                result.exitStatus(), "", result.errors(), result.truncated(), result.took());
    }
}
