package io.icebridge.simulator.host.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a program reads and writes. */
public record Streams(InputStream in, OutputStream out, OutputStream err) {

    Streams withIn(InputStream other) {
        return new Streams(other, out, err);
    }

    Streams withOut(OutputStream other) {
        return new Streams(in, other, err);
    }

    Streams withErr(OutputStream other) {
        return new Streams(in, out, other);
    }

    static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }
}
