package io.icebridge.simulator.host.shell;

import io.icebridge.simulator.host.machine.Machine;

/** Which programs a host has. */
@FunctionalInterface
public interface Programs {

    /** The program, or null where it is not installed. */
    Program find(String name, Machine machine);
}
