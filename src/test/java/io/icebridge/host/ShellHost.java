package io.icebridge.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** This machine's own shell as a host, so that command lines are tried by a real one. */
public final class ShellHost implements Host {
    private final Map<String, String> environment;

    public ShellHost() {
        this(Map.of());
    }

    public ShellHost(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "here";
    }

    @Override
    public Result run(Command command) {
        try {
            ProcessBuilder shell = new ProcessBuilder("sh", "-c", command.line());
            shell.environment().putAll(environment);
            Process process = shell.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(command.input());
            }
            String output = text(process.getInputStream().readAllBytes());
            String errors = text(process.getErrorStream().readAllBytes());
            if (!process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HostFailure(HostFailure.Reason.TIMED_OUT, name(), "too long", null);
            }
            return new Result(process.exitValue(), output, errors, false, Duration.ZERO);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
