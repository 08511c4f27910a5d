package io.icebridge.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody who opens a connection, says a part of a request, and lets the rest wait. */
final class SlowSender implements AutoCloseable {
    private static final String HEAD =
            "POST /login HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n";

    private static final String IN_PARTS = HEAD + "Transfer-Encoding: chunked\r\n\r\n";

    /** All of the head, and some of a login's body. */
    static final String BODY = HEAD + "Content-Length: 1000\r\n\r\nusername=";

    /** The same, of a length that is not said. */
    static final String CHUNKS = IN_PARTS + "9\r\nusername=\r\n";

    /** What says the length of a part, in part. */
    static final String PART_OF_A_LENGTH = IN_PARTS + "0";

    /** What may be said beside the length. */
    static final String EXTENSION = IN_PARTS + "9;a=";

    /** What may be said after the end. */
    static final String TRAILER = IN_PARTS + "1\r\na\r\n0\r\nX-Slow: ";

    /** Not even the head. */
    static final String PART_OF_A_HEAD = HEAD + "X-Slow: ";

    static final String NOTHING = "";

    private final Socket socket = new Socket();

    SlowSender(int port, String begun) {
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(30_000);
            say(begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<SlowSender> many(int count, int port, String begun) {
        List<SlowSender> senders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            senders.add(new SlowSender(port, begun));
        }
        return senders;
    }

    /** False when the connection has ended. */
    boolean say(String part) {
        try {
            socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    /** What comes until the connection ends; the end itself may be a rude one. */
    String answer() {
        StringBuilder answer = new StringBuilder();
        try {
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new UncheckedIOException("the connection is still open", e);
        } catch (IOException rude) {
            return answer.toString();
        }
        return answer.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // that was wanted
        }
    }
}
