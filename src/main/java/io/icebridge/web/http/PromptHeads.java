package io.icebridge.web.http;

import io.icebridge.again.Again;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's own protocol, in which a connection whose request's head takes too long is closed, and
 * in a crowd those that say nothing, too: Tomcat's limits are on the time between two bytes, and on
 * a number of connections after which nobody gets in any more.
 */
public final class PromptHeads extends Http11NioProtocol {
    private static final Duration EACH = Duration.ofSeconds(1);
    private static final long HEAD_SECONDS = 10;
    private static final long SECONDS_IN_A_CROWD = 1;

    private ScheduledFuture<?> looks;

    /**
     * Nobody's program sends what may stand beside a body in parts, for which Tomcat waits long.
     */
    public PromptHeads() {
        setMaxExtensionSize(0);
        setMaxTrailerSize(8);
    }

    @Override
    public void start() throws Exception {
        super.start();
        looks =
                Again.after(
                        getUtilityExecutor(), EACH, EACH, "closing slow connections", this::look);
    }

    @Override
    public void stop() throws Exception {
        if (looks != null) {
            looks.cancel(false);
        }
        super.stop();
    }

    private void look() {
        boolean crowd = getEndpoint().getConnectionCount() > getMaxConnections() / 2;
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            if (secondsOf(connection, crowd) > (crowd ? SECONDS_IN_A_CROWD : HEAD_SECONDS)) {
                // As at the end of Tomcat's own limits: a worker closes it.
                getEndpoint().processSocket(connection, SocketEvent.ERROR, true);
            }
        }
    }

    /** How long the head has taken or, in a crowd, nothing was said; 0 while it is answered. */
    private static long secondsOf(SocketWrapperBase<NioChannel> connection, boolean crowd) {
        if (connection.getCurrentProcessor() instanceof AbstractProcessor processor) {
            Request request = processor.getRequest();
            long since = request.getStartTimeNanos();
            return since > 0 && waitsForTheHead(processor)
                    ? TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since)
                    : 0;
        }
        return crowd && connection instanceof NioSocketWrapper silent
                ? TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis() - silent.getLastRead())
                : 0;
    }

    /** Between two parts of it, no thread is busy with the connection. */
    private static boolean waitsForTheHead(AbstractProcessor processor) {
        int stage = processor.getRequest().getRequestProcessor().getStage();
        return !processor.isAsync()
                && (stage == Constants.STAGE_PARSE || stage == Constants.STAGE_ENDED);
    }
}
