package io.icebridge.web.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.buf.ByteChunk;

/**
 * Lets a request in when all of its body has come, so that nothing behind this ever waits for one:
 * Tomcat's own limit is on the time between two bytes. Large ones are read to the end and thrown
 * away, since whoever is cut off while he sends does not read why.
 */
final class WholeBodies extends ValveBase {
    /** In bytes; what people and programs send here is forms, decisions and queries. */
    static final int LONGEST = 256 * 1024;

    private static final int MOST_READ = 32 * 1024 * 1024;

    private static final Rebuff TOO_LONG =
            new Rebuff(413, "The body is longer than " + LONGEST + " bytes, the most taken here.");
    private static final Rebuff TOO_MANY =
            new Rebuff(503, "Too many requests are still being sent. Try it again in a second.");

    private final Duration patience;
    private final BodyQueue queue;

    WholeBodies(Duration patience) {
        super(true);
        this.patience = patience;
        this.queue = new BodyQueue(patience);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Rebuff refused = hasBody(request) ? receive(request) : null;
        if (refused == null) {
            getNext().invoke(request, response);
            return;
        }
        // Otherwise Tomcat would wait for the rest, to throw it away.
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        refused.send(request.getRequest(), response.getResponse());
    }

    private static boolean hasBody(Request request) {
        return request.getContentLengthLong() > 0
                || request.getContentLengthLong() < 0
                        && request.getHeader("Transfer-Encoding") != null;
    }

    /** Null when the body is there for whoever reads it next. */
    private Rebuff receive(Request request) throws IOException {
        if (request.getContentLengthLong() > MOST_READ) {
            return TOO_LONG;
        }
        ByteChunk body = new ByteChunk();
        BodyQueue.Place place = null;
        try {
            for (long size = 0; size != request.getContentLengthLong(); ) {
                if (hasCome(request)) {
                    int read = keep(request.createInputStream(), body);
                    if (read < 0) {
                        break;
                    }
                    size += read;
                    if (size > MOST_READ) {
                        return TOO_LONG;
                    }
                } else {
                    place = place == null ? queue.enter() : place;
                    if (place == null) {
                        return TOO_MANY;
                    }
                    if (!place.waitOn()) {
                        return tooSlow();
                    }
                }
            }
        } finally {
            if (place != null) {
                place.close();
            }
        }
        if (body.getLength() > LONGEST) {
            return TOO_LONG;
        }
        request.getCoyoteRequest().action(ActionCode.REQ_SET_BODY_REPLAY, body);
        return null;
    }

    private static boolean hasCome(Request request) throws IOException {
        if (request.createInputStream().available() > 0) {
            return true;
        }
        request.getCoyoteRequest().action(ActionCode.AVAILABLE, Boolean.TRUE);
        return request.getCoyoteRequest().getAvailable() > 0;
    }

    private static int keep(InputStream from, ByteChunk body) throws IOException {
        byte[] part = new byte[8192];
        int read = from.read(part);
        if (read > 0 && body.getLength() <= LONGEST) {
            body.append(part, 0, read);
        }
        return read;
    }

    private Rebuff tooSlow() {
        return new Rebuff(
                408,
                "The body did not come soon enough: it may take %d s, and less while many are sent."
                        .formatted(patience.toSeconds()));
    }
}
