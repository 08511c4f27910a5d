package io.icebridge.cli;

import io.icebridge.cloudfile.AnswersImport;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            "Writes a cloud file from packstack's answers file,",
            "and says what that file could not tell."
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
        if (!Files.isReadable(answers)) {
            throw new CannotStart(answers + " cannot be read");
        }
        if (Files.exists(out)) {
            throw new CannotStart(out + " is there already; give another name with --out");
        }
        AnswersImport imported = read();
        try (OutputStream file = OwnFiles.replace(out)) {
            file.write(imported.text().getBytes(StandardCharsets.UTF_8));
        }
        PrintWriter say = spec.commandLine().getOut();
        say.println("written " + out);
        say.println("The answers do not tell; look for CHECK in the file:");
        imported.untold().forEach(what -> say.println("  - " + what));
        say.flush();
        return 0;
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
