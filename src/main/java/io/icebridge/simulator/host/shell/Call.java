package io.icebridge.simulator.host.shell;

import io.icebridge.simulator.host.machine.Files;
import io.icebridge.simulator.host.machine.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One call of a program.
 *
 * @param name as it was called
 * @param args what follows
 */
public record Call(String name, List<String> args, Streams streams, Shell shell) {

    public Machine machine() {
        return shell.machine();
    }

    public Files files() {
        return machine().files();
    }

    /** The absolute path of what an argument names. */
    public String path(String argument) {
        return Files.normal(shell.directory(), argument);
    }

    /** The arguments that are no options. */
    public List<String> operands() {
        return args.stream().filter(a -> !a.startsWith("-") || a.equals("-")).toList();
    }

    /** Whether an option is there, alone or among short ones, as in {@code -af}. */
    public boolean has(String option) {
        boolean isShort = option.length() == 2;
        return args.stream()
                .anyMatch(
                        a ->
                                a.equals(option)
                                        || isShort
                                                && a.matches("-[A-Za-z0-9]+")
                                                && a.indexOf(option.charAt(1)) > 0);
    }

    public byte[] input() throws IOException {
        return streams.in().readAllBytes();
    }

    public String inputText() throws IOException {
        return new String(input(), StandardCharsets.UTF_8);
    }

    /** Writes lines to the standard output. */
    public void say(String... lines) throws IOException {
        for (String line : lines) {
            Streams.write(streams.out(), line + "\n");
        }
    }

    /** Writes text to the standard output as it is. */
    public void write(String text) throws IOException {
        Streams.write(streams.out(), text);
    }

    public void write(byte[] bytes) throws IOException {
        streams.out().write(bytes);
        streams.out().flush();
    }

    /** Complains on the standard error. */
    public void complain(String line) throws IOException {
        Streams.write(streams.err(), line + "\n");
    }

    /** Complains with the program's name, and ends with this status. */
    public int fail(int status, String message) throws IOException {
        complain(name + ": " + message);
        return status;
    }

    /** The same call of another program, with these arguments. */
    public int other(String... command) throws IOException {
        return shell.call(Arrays.asList(command), streams);
    }
}
