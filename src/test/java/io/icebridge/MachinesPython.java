package io.icebridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
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
        Process process =
                new ProcessBuilder(program, copy.toString(), folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        JsonNode said = new ObjectMapper().readTree(process.getInputStream());
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
