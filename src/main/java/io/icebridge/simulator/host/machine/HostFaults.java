package io.icebridge.simulator.host.machine;

/**
 * What goes wrong on hosts; asked before every command line of a client, and before every program
 * of what runs in the background, where no connection can be dropped.
 */
@FunctionalInterface
public interface HostFaults {

    /** Nothing goes wrong. */
    HostFaults NONE = (host, line, number) -> HostFault.none();

    /**
     * @param line the command line as the client sent it, or a program with its arguments
     * @param number how many commands of this host were asked about before
     */
    HostFault on(String host, String line, long number);
}
