package io.icebridge.simulator.host;

/** What goes wrong on hosts; asked before every command. */
@FunctionalInterface
public interface HostFaults {

    /** Nothing goes wrong. */
    HostFaults NONE = (host, line, number) -> HostFault.none();

    /**
     * @param line the command line as the client sent it
     * @param number how many commands this host was sent before
     */
    HostFault on(String host, String line, long number);
}
