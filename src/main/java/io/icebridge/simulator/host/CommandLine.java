package io.icebridge.simulator.host;

import io.icebridge.simulator.host.machine.HostFault;
import io.icebridge.simulator.host.machine.Life;
import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.shell.Shell;
import io.icebridge.simulator.host.shell.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** One command line of a client, with what goes wrong with it. */
final class CommandLine implements Command {
    /** In the middle of a package upgrade, whose packages each take time. */
    private static final int HALF_WAY = 2;

    private final Life life = new Life(false);
    private final ChannelSession channel;
    private static final double LATER_SECONDS = 60;

    private final Machine machine;
    private final Shell shell;
    private final String line;
    private final HostFault fault;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private IntConsumer ended;

    CommandLine(
            ChannelSession channel, Machine machine, Shell shell, String line, HostFault fault) {
        this.channel = channel;
        this.machine = machine;
        this.shell = shell;
        this.line = line;
        this.fault = fault;
    }

    @Override
    public void start(ChannelSession session, Environment environment) {
        ended = machine.site().cloud().commandBegun(machine.name(), line);
        machine.site().executor().execute(this::run);
    }

    private void run() {
        switch (fault.kind()) {
            case NONE -> end(execute());
            case DROP_BEFORE -> channel.getSession().close(true);
            case DROP_DURING -> {
                channel.getSession().close(true);
                ended.accept(execute());
            }
            case LATER -> {
                channel.getSession().close(true);
                machine.pace().seconds(LATER_SECONDS);
                ended.accept(execute());
            }
            case CUT -> {
                life.endAfter(HALF_WAY);
                channel.getSession().close(true);
                ended.accept(execute());
            }
            case HANG -> machine.pace().forever();
            case FAIL -> {
                say(fault.text() + "\n");
                end(1);
            }
            case DISK_FULL -> {
                machine.files().full(true);
                int status = execute();
                machine.files().full(false);
                end(status);
            }
            default -> throw new IllegalStateException(fault.kind().toString());
        }
    }

    private int execute() {
        life.enter();
        try {
            return shell.process("sh -c " + line, line, new Streams(in, deaf(out), deaf(err)));
        } catch (Life.Killed e) {
            return Life.Killed.STATUS;
        } catch (IOException | RuntimeException e) {
            say("simulator: " + e + "\n");
            return 70;
        } finally {
            life.leave();
        }
    }

    private void say(String text) {
        try {
            deaf(err).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void end(int status) {
        ended.accept(status);
        exit.onExit(status);
    }

    /** A command goes on when nobody listens any more. */
    private static OutputStream deaf(OutputStream stream) {
        return new OutputStream() {
            private boolean gone;

            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                try {
                    if (!gone) {
                        stream.write(bytes, offset, length);
                        stream.flush();
                    }
                } catch (IOException e) {
                    gone = true;
                }
            }
        };
    }

    @Override
    public void destroy(ChannelSession session) {
        // as with a real host, the command outlives its connection
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }
}
