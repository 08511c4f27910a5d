package io.icebridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** This machine's Python, as the judge of what it reads itself. */
public final class MachinesPython {
    /** To ask for a module takes as long as to use it. */
    private static final Map<String, Optional<String>> FOUND = new ConcurrentHashMap<>();

    private final String program;

    private MachinesPython(String program) {
        this.program = program;
    }

    /**
     * The one that has the module; where there is none, the test is skipped.
     *
     * @param remedy for who wants it not to be skipped
     */
    public static MachinesPython with(String module, String remedy) {
        Optional<String> having = FOUND.computeIfAbsent(module, MachinesPython::having);
        Assumptions.assumeTrue(having.isPresent(), remedy);
        return new MachinesPython(having.orElseThrow());
    }

    private static Optional<String> having(String module) {
        return Stream.of("/usr/bin/python3", "python3")
                .filter(program -> has(program, module))
                .findFirst();
    }

    private static boolean has(String program, String module) {
        try {
            Process process = new ProcessBuilder(program, "-c", "import " + module).start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a script that lies beside the test prints as JSON about what is in the folder. */
    public JsonNode says(Class<?> test, String script, Path folder)
            throws IOException, InterruptedException {
        Path copy = folder.resolve("ask.py");
        try (InputStream in = test.getResourceAsStream(script)) {
            Files.write(copy, in.readAllBytes());
        }
        Path complaints = folder.resolve("ask.err");
        Process process =
                new ProcessBuilder(program, copy.toString(), folder.toString())
                        .redirectError(complaints.toFile())
                        .start();
        // to its very end: a parser leaves off at the last brace, and Python dies of the closed
        // pipe where it writes the line's end by itself (PYTHONUNBUFFERED)
        byte[] said = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(() -> read(complaints)).isZero();
        return new ObjectMapper().readTree(said);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
