package io.icebridge.cli;

import java.io.PrintWriter;

/** What a command that takes long says at once: what it is, and that it has begun. */
final class FirstWords {
    private FirstWords() {}

    /**
     * @param where on what it works
     */
    static void say(PrintWriter out, String command, String where) {
        out.println(
                "%s, %s: %s; starting ..."
                        .formatted(new Version().getVersion()[0], command, where));
        out.flush();
    }
}
