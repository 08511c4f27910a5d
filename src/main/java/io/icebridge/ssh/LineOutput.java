package io.icebridge.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands over what is written line by line, and keeps none of it. */
final class LineOutput extends OutputStream {
    private final Consumer<String> each;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private RuntimeException failure;

    LineOutput(Consumer<String> each) {
        this.each = each;
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            handOver();
        } else {
            line.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            write(bytes[at]);
        }
    }

    /** A line that its reader refuses is no failure of the connection, which brings more. */
    private void handOver() {
        try {
            if (failure == null) {
                each.accept(line.toString(StandardCharsets.UTF_8));
            }
        } catch (RuntimeException refused) {
            failure = refused;
        }
        line.reset();
    }

    /** Also the last line, which may have no end. */
    synchronized void end() {
        if (line.size() > 0) {
            handOver();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
