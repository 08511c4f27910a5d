package io.icebridge.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A command of Icebridge's in a JVM of its own, without what is on the tests' class path. */
final class OwnJvm implements AutoCloseable {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private final Process process;
    private final Path log;

    private OwnJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static OwnJvm start(Path log, String... arguments) throws IOException {
        String classes =
                Arrays.stream(System.getProperty("java.class.path").split(":"))
                        .filter(part -> !part.contains("test-classes"))
                        .collect(Collectors.joining(":"));
        List<String> words =
                new ArrayList<>(
                        List.of(
                                JAVA.resolve("java").toString(),
                                "@" + Path.of("src/short-run.jvm").toAbsolutePath(),
                                "-cp",
                                classes,
                                "io.icebridge.Icebridge"));
        words.addAll(List.of(arguments));
        return new OwnJvm(
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    boolean runs() {
        return process.isAlive();
    }

    int end() throws InterruptedException {
        return process.waitFor();
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** In bytes, after a collection; empty when it has just ended. */
    OptionalLong usedMemory() {
        try {
            Process counting =
                    new ProcessBuilder(
                                    JAVA.resolve("jcmd").toString(),
                                    "" + process.pid(),
                                    "GC.class_histogram")
                            .redirectErrorStream(true)
                            .start();
            String[] lines =
                    new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .split("\n");
            String[] total = lines[lines.length - 1].trim().split(" +");
            return total[0].equals("Total")
                    ? OptionalLong.of(Long.parseLong(total[2]))
                    : OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
