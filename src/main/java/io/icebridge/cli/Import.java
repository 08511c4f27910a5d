package io.icebridge.cli;

import io.icebridge.cloudfile.AnswersImport;
import io.icebridge.cloudfile.CloudFileProblems;
import io.icebridge.cloudfile.CloudFiles;
import io.icebridge.cloudfile.Problem;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: a cloud file from packstack's answers file. */
@Command(
        name = "import",
        description = {
            "Writes a cloud file from packstack's answers file.",
            "It says what that file could not tell, what it left out, and what the check of cloud"
                    + " files finds wrong as it stands."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Import implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ANSWERS", description = "packstack's answers file.")
    private Path answers;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The cloud file; one that is there is not replaced.",
            required = true)
    private Path out;

    @Override
    public Integer call() throws IOException {
        BeforeStart.readable("ANSWERS", answers);
        if (Files.exists(out)) {
            throw new CannotStart(out + " is there already; give another name with --out");
        }
        AnswersImport imported = read();
        try (OutputStream file = OwnFiles.replace(out)) {
            file.write(imported.text().getBytes(StandardCharsets.UTF_8));
        }
        PrintWriter say = spec.commandLine().getOut();
        say.println("written " + out);
        list(say, "The answers do not tell; look for CHECK in the file:", imported.untold());
        list(say, "Left out:", imported.leftOut());
        list(say, "As it stands, the check of cloud files says:", problems());
        say.flush();
        return 0;
    }

    private static void list(PrintWriter say, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            say.println(title);
            lines.forEach(line -> say.println("  - " + line));
        }
    }

    private List<String> problems() {
        try {
            CloudFiles.read(out);
            return List.of();
        } catch (CloudFileProblems found) {
            return found.problems().stream().map(Problem::toString).toList();
        }
    }

    private AnswersImport read() throws IOException {
        Profile profile = Profiles.load(Profiles.SHIPPED);
        try {
            return AnswersImport.of(answers, profile.name(), profile.to().name());
        } catch (IllegalArgumentException other) {
            throw new CannotStart(other.getMessage());
        }
    }
}
