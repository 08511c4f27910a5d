package io.icebridge.ssh;

import io.icebridge.host.HostFailure;
import io.icebridge.host.HostFailure.Reason;
import io.icebridge.host.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.session.ConnectionService;

/** A command on its way through a channel of its own. */
final class RunningCommand {
    /** Of the beginning and of the end, of each stream. */
    private static final int KEPT = 4 << 20;

    /** Of the output of a command whose end was not seen, in characters. */
    private static final int SHOWN = 4000;

    /**
     * A background process that inherited the streams keeps a channel open after its command has
     * ended; the exit status then counts after this.
     */
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(3);

    private static final Set<ClientChannelEvent> ENDS =
            EnumSet.of(
                    ClientChannelEvent.CLOSED,
                    ClientChannelEvent.EXIT_STATUS,
                    ClientChannelEvent.EXIT_SIGNAL);

    private static final Map<String, Integer> SIGNALS =
            Map.of("HUP", 1, "INT", 2, "QUIT", 3, "ABRT", 6, "KILL", 9, "SEGV", 11, "TERM", 15);

    private final String host;
    private final ChannelExec channel;
    private final BoundedOutput output = new BoundedOutput(KEPT);
    private final Optional<LineOutput> lines;
    private final BoundedOutput errors = new BoundedOutput(KEPT);
    private final long started = System.nanoTime();
    private volatile boolean sent;

    /**
     * @param each gets the output's lines, which are not kept then
     */
    RunningCommand(String host, String line, byte[] input, Optional<Consumer<String>> each) {
        this.host = host;
        this.lines = each.map(LineOutput::new);
        // messages that are read later should not depend on the host's language
        Map<String, String> environment = Map.of("LC_ALL", "C");
        channel =
                new ChannelExec(line, StandardCharsets.UTF_8, null, environment) {
                    @Override
                    protected void doOpen() throws IOException {
                        sent = true;
                        super.doOpen();
                    }

                    /**
                     * The host's end of the channel and ours may come at once; the library minds.
                     */
                    @Override
                    protected synchronized void closeImmediately0() {
                        super.closeImmediately0();
                    }
                };
        channel.setIn(new ByteArrayInputStream(input));
        channel.setOut(lines.<OutputStream>map(o -> o).orElse(output));
        channel.setErr(errors);
    }

    void open(ClientSession session, Duration limit) throws IOException {
        session.getService(ConnectionService.class).registerChannel(channel);
        channel.open().verify(limit);
    }

    /** Whether the host may have begun with it. */
    boolean sent() {
        return sent;
    }

    void abandon() {
        channel.close(true);
    }

    /**
     * Waits for the end.
     *
     * @throws HostFailure when the limit has passed, in which case the command is left alone on its
     *     host: half an upgrade that goes on is better than one that was killed; or when the
     *     connection ended without saying how the command did
     */
    Result result(Duration limit) {
        try {
            Set<ClientChannelEvent> seen = channel.waitFor(ENDS, limit);
            if (seen.stream().noneMatch(ENDS::contains)) {
                throw failure(Reason.TIMED_OUT, "still running after " + limit.toSeconds() + " s");
            }
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LAST_OUTPUT);
            lines.ifPresent(LineOutput::end);
            return new Result(
                    exitStatus(),
                    output.text(),
                    errors.text(),
                    output.truncated() || errors.truncated(),
                    Duration.ofNanos(System.nanoTime() - started));
        } finally {
            abandon();
        }
    }

    private int exitStatus() {
        if (channel.getExitStatus() != null) {
            return channel.getExitStatus();
        }
        String signal = channel.getExitSignal();
        if (signal == null) {
            throw failure(Reason.CONNECTION_LOST, "the connection ended while the command ran");
        }
        return 128 + SIGNALS.getOrDefault(signal, 127);
    }

    private HostFailure failure(Reason reason, String message) {
        String written = (output.text() + errors.text()).strip();
        String last = written.substring(Math.max(0, written.length() - SHOWN));
        return new HostFailure(reason, host, message, last, null);
    }
}
