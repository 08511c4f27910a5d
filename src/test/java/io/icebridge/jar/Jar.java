package io.icebridge.jar;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The finished jar as a process of its own, as a user starts it. */
final class Jar implements AutoCloseable {
    private static final Path SHORT_RUN = Path.of("src", "short-run.jvm").toAbsolutePath();
    private static final Path JAR = Path.of("target", "icebridge.jar").toAbsolutePath();

    private final Process process;
    private final Path log;

    private Jar(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Jar start(Path folder, String... words) throws IOException {
        List<String> line =
                new ArrayList<>(List.of(java(), "@" + SHORT_RUN, "-jar", JAR.toString()));
        line.addAll(List.of(words));
        Path log = folder.resolve(words[0] + ".log");
        Process process =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        return new Jar(process, log);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does: nothing is told, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    int waitForEnd() {
        try {
            process.waitFor(5, TimeUnit.MINUTES);
            return process.isAlive() ? -1 : process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        waitForEnd();
    }

    static Duration patience() {
        return Duration.ofMinutes(5);
    }
}
