package io.icebridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** This machine's Python, as the judge of what it reads itself. */
public final class MachinesPython {
    private final String program;

    private MachinesPython(String program) {
        this.program = program;
    }

    /**
     * The one that has the module; where there is none, the test is skipped.
     *
     * @param remedy for who wants it not to be skipped
     */
    public static MachinesPython with(String module, String remedy) throws InterruptedException {
        for (String program : List.of("/usr/bin/python3", "python3")) {
            try {
                Process process = new ProcessBuilder(program, "-c", "import " + module).start();
                if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return new MachinesPython(program);
                }
            } catch (IOException notThere) {
                // The next one may be.
            }
        }
        Assumptions.abort(remedy);
        throw new IllegalStateException(remedy);
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
