package io.icebridge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stack traces of what nobody foresaw: for whoever mends it, not for whoever met it. */
final class Traces {
    private Traces() {}

    /**
     * Writes the trace into a temporary file.
     *
     * @return where it is, to follow a sentence; empty when it could not be written
     */
    static String kept(Throwable failure) {
        try {
            Path file = Files.createTempFile("icebridge-trace", ".txt");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
                failure.printStackTrace(out);
            }
            return " (stack trace: " + file + ")";
        } catch (IOException unwritten) {
            return "";
        }
    }
}
