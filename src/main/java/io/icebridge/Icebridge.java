package io.icebridge;

import io.icebridge.cli.Commands;

/** Where {@code java -jar icebridge.jar COMMAND} begins. */
public final class Icebridge {
    private Icebridge() {}

    /** Ends the JVM with the command's exit status, which is zero only on success. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(arguments));
    }
}
