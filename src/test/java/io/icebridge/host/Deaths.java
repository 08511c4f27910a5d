package io.icebridge.host;

import io.icebridge.host.CrashingHosts.Crash;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A program that dies once at a given command, is started anew, and goes on at the same step. */
public final class Deaths {
    private Deaths() {}

    /**
     * Carries the steps out.
     *
     * @param program the program as it is made anew on these hosts
     * @param command the number of the command at which it dies, from 0 on
     * @param before whether the host does not get that command
     * @return whether it came to its end without having died
     */
    public static <P> boolean dyingAt(
            int command,
            boolean before,
            Hosts hosts,
            Function<Hosts, P> program,
            List<Consumer<P>> steps) {
        P dying = program.apply(new CrashingHosts(hosts, command, before));
        boolean lived = true;
        for (Consumer<P> step : steps) {
            try {
                step.accept(lived ? dying : program.apply(hosts));
            } catch (Crash crash) {
                lived = false;
                step.accept(program.apply(hosts));
            }
        }
        return lived;
    }
}
