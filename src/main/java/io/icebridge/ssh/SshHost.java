package io.icebridge.ssh;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.HostFailure.Reason;
import io.icebridge.host.Result;
import io.icebridge.trace.Spans;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.sshd.client.session.ClientSession;

/** One host over its kept connection. */
final class SshHost implements Host {
    /** OpenSSH allows ten channels on a connection by default. */
    private static final int AT_ONCE = 8;

    private static final List<String> SUDO_REFUSALS =
            List.of("sudo: a password is required", "sudo: sorry, you must have a tty");

    private final Connection connection;
    private final boolean sudo;
    private final Semaphore channels = new Semaphore(AT_ONCE, true);

    SshHost(Connection connection, boolean sudo) {
        this.connection = connection;
        this.sudo = sudo;
    }

    @Override
    public String name() {
        return connection.name();
    }

    @Override
    public Result run(Command command) {
        return run(command, Optional.empty());
    }

    /** What was handed over cannot be taken back, so that a lost answer is the caller's to see. */
    @Override
    public Result read(Command command, Consumer<String> line) {
        return run(command, Optional.of(line));
    }

    private Result run(Command command, Optional<Consumer<String>> each) {
        return Spans.within("command", () -> Map.of("host", name()), () -> carryOut(command, each));
    }

    private Result carryOut(Command command, Optional<Consumer<String>> each) {
        channels.acquireUninterruptibly();
        Timer.Sample began = Timer.start();
        String outcome = "none";
        try {
            Result result = running(command, each).result(command.limit());
            outcome = result.ok() ? "done" : "failed";
            if (sudo && !result.ok()) {
                checkSudo(result);
            }
            return result;
        } finally {
            Spans.tell("outcome", outcome);
            began.stop(Metrics.timer("icebridge.host.commands", "outcome", outcome));
            channels.release();
        }
    }

    /** What changes nothing can be asked twice, where the answer was lost on its way. */
    @Override
    public Result look(Command command) {
        return Host.onceMore(() -> run(command));
    }

    /** A kept connection may have died unnoticed; then the command goes over a new one, once. */
    private RunningCommand running(Command command, Optional<Consumer<String>> each) {
        ClientSession session = connection.session();
        try {
            return start(session, command, each);
        } catch (NotStarted e) {
            connection.drop(session);
        }
        try {
            return start(connection.session(), command, each);
        } catch (NotStarted e) {
            throw connection.failure(Reason.UNREACHABLE, "opens no channel", e);
        }
    }

    private RunningCommand start(
            ClientSession session, Command command, Optional<Consumer<String>> each)
            throws NotStarted {
        RunningCommand running = new RunningCommand(name(), line(command), command.input(), each);
        try {
            running.open(session, connection.limit());
            return running;
        } catch (IOException | RuntimeException e) {
            running.abandon();
            if (!running.sent()) {
                throw new NotStarted(e);
            }
            throw connection.failure(
                    Reason.CONNECTION_LOST, "the connection ended as the command began", e);
        }
    }

    private String line(Command command) {
        return sudo
                ? "sudo -n sh -c '" + command.line().replace("'", "'\\''") + "'"
                : command.line();
    }

    private void checkSudo(Result result) {
        if (SUDO_REFUSALS.stream().anyMatch(result.errors()::startsWith)) {
            throw connection.failure(Reason.REFUSED, result.errors().strip(), null);
        }
    }

    /** The host never saw the command. */
    private static final class NotStarted extends Exception {
        private static final long serialVersionUID = 1;

        NotStarted(Exception cause) {
            super(cause);
        }
    }
}
