package io.icebridge.outside;

import io.icebridge.host.Outlook.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program on this machine, run within a limit. */
final class LocalCommand {
    private static final int SHOWN = 300;

    /** The program gets nothing of Icebridge's own environment, which may hold credentials. */
    Seen run(ProcessBuilder program, Map<String, String> environment, Duration limit) {
        Path output = null;
        try {
            output = Files.createTempFile("icebridge-check", ".txt");
            String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
            program.environment().clear();
            program.environment().put("PATH", path);
            program.environment().putAll(environment);
            program.redirectErrorStream(true).redirectOutput(output.toFile());
            program.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            return watched(program.start(), output, limit);
        } catch (IOException e) {
            return new Seen(false, program.command().get(0) + " cannot be run: " + e.getMessage());
        } finally {
            delete(output);
        }
    }

    private static Seen watched(Process process, Path output, Duration limit) throws IOException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new Seen(false, "no end within " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Seen(false, "interrupted");
        }
        int status = process.exitValue();
        return new Seen(status == 0, ("exit status " + status + " " + end(output)).strip());
    }

    private static String end(Path output) throws IOException {
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
        String end = text.substring(Math.max(0, text.length() - SHOWN));
        return end.replaceAll("\\s+", " ");
    }

    private static void delete(Path output) {
        try {
            if (output != null) {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            output.toFile().deleteOnExit();
        }
    }
}
