package io.icebridge.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Puts whole lines above a progress bar, which draws itself anew below them. */
final class AboveBar extends OutputStream {
    /** To the line's begin, and away with what stands there. */
    private static final String AWAY = "\r\u001b[K";

    private final PrintStream terminal;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    AboveBar(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void write(int letter) {
        line.write(letter);
        if (letter == '\n') {
            synchronized (terminal) {
                terminal.print(AWAY);
                terminal.writeBytes(line.toByteArray());
                terminal.flush();
            }
            line.reset();
        }
    }

    @Override
    public synchronized void write(byte[] letters, int from, int length) {
        for (int i = from; i < from + length; i++) {
            write(letters[i]);
        }
    }
}
