package io.icebridge.web.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.filters.SavedRequestInputFilter;
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

    /** Tomcat has 200 threads; the rest are for requests that are there. */
    private final BodyQueue ofKnownLength;

    /**
     * Apart, since Tomcat waits by itself, and cannot be told to give way, when the length of a
     * part has come in part.
     */
    private final BodyQueue inParts;

    WholeBodies(Duration patience) {
        super(true);
        this.patience = patience;
        this.ofKnownLength = new BodyQueue(80, 100, patience);
        this.inParts = new BodyQueue(40, 60, patience);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!hasBody(request)) {
            getNext().invoke(request, response);
            return;
        }
        ByteChunk body = new ByteChunk();
        Rebuff refused;
        try {
            refused = receive(request, body);
        } catch (ClientAbortException gone) {
            // Nobody is there who could be told.
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, gone);
            return;
        } catch (BadRequestException unreadable) {
            refused = Rebuff.plain(400);
        }
        if (refused == null) {
            pass(request, response, body);
        } else {
            // Otherwise Tomcat would wait for the rest, to throw it away.
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            refuse(refused, request, response);
        }
    }

    /** Whoever reads the body reads what has come; what is left is Tomcat's own next request. */
    private void pass(Request request, Response response, ByteChunk body)
            throws IOException, ServletException {
        InputBuffer connection = request.getCoyoteRequest().getInputBuffer();
        SavedRequestInputFilter received = new SavedRequestInputFilter(body);
        request.getCoyoteRequest().setInputBuffer(received);
        try {
            getNext().invoke(request, response);
        } finally {
            request.getCoyoteRequest().setInputBuffer(connection);
        }
    }

    /** Of what comes in numbers nothing is made but the sentence. */
    private static void refuse(Rebuff why, Request request, Response response) throws IOException {
        if (why.status() == 413) {
            why.send(request.getRequest(), response.getResponse());
        } else {
            response.setStatus(why.status());
            OwnHeaders.set(response.getResponse());
            RebuffPage.tell(why, response.getResponse());
        }
    }

    private static boolean hasBody(Request request) {
        return request.getContentLengthLong() > 0
                || request.getContentLengthLong() < 0
                        && request.getHeader("Transfer-Encoding") != null;
    }

    /** Null when all of the body has come. */
    private Rebuff receive(Request request, ByteChunk body) throws IOException {
        long length = request.getContentLengthLong();
        if (length > MOST_READ) {
            return TOO_LONG;
        }
        BodyQueue.Place place = null;
        try {
            for (long size = 0; size != length; ) {
                boolean hasCome = hasCome(request);
                if (place == null && (!hasCome || length < 0)) {
                    place = (length < 0 ? inParts : ofKnownLength).enter();
                    if (place == null) {
                        return TOO_MANY;
                    }
                }
                if (place != null && !place.mayStay()) {
                    return tooSlow();
                }
                if (!hasCome) {
                    place.nap();
                    continue;
                }
                int read = keep(request.createInputStream(), body);
                if (read < 0) {
                    break;
                }
                size += read;
                if (size > MOST_READ) {
                    return TOO_LONG;
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
        return Nul.in(body, request.getContentType()) ? Nul.REFUSED : null;
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
