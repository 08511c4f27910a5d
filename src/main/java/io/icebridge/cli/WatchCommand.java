package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cli.ChangeNow.NotTold;
import io.icebridge.cloudfile.SecretFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: a change's page in a terminal. */
@Command(
        name = "watch",
        description = {
            "Shows how a change stands, again and again until it has ended.",
            "The password is asked for, unless --password-file or the variable ICEBRIDGE_PASSWORD"
                    + " tells it.",
            "Exit status 0 when the change completed, or with --once; 1 when it ended otherwise or"
                    + " Icebridge does not tell, 2 for a wrong command line."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class WatchCommand implements Callable<Integer> {
    private static final String PASSWORD = "ICEBRIDGE_PASSWORD";

    /** Clears the terminal and begins at its top. */
    private static final String ANEW = "\u001b[H\u001b[2J";

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "CHANGE", description = "The change's id.")
    private String change;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where Icebridge is (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--user",
            paramLabel = "NAME",
            required = true,
            description = "The login: an auditor, operator or change manager.")
    private String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file that holds the login's password alone.")
    private Path passwordFile;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "How often is looked (default: ${DEFAULT-VALUE}).")
    private int every = 2;

    @Option(names = "--once", description = "Looks once.")
    private boolean once;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (every < 1) {
            throw new CannotStart("--every takes a number of seconds from 1");
        }
        if (url.getScheme() == null
                || !url.getScheme().matches("https?")
                || url.getHost() == null) {
            throw new CannotStart("--url takes an address such as https://icebridge.example.org");
        }
        ChangeNow reader = new ChangeNow(url, user, password());
        try {
            JsonNode first = show(reader);
            if (once) {
                return 0;
            }
            JsonNode last =
                    first.path("running").asBoolean()
                            ? Await.until(
                                    Duration.ofSeconds(every),
                                    () -> Optional.of(show(reader)).filter(WatchCommand::over))
                            : first;
            return last.at("/badge/kind").asText().equals("COMPLETED") ? 0 : 1;
        } catch (NotTold said) {
            throw CannotStart.here(said.getMessage());
        }
    }

    private static boolean over(JsonNode now) {
        return !now.path("running").asBoolean();
    }

    private JsonNode show(ChangeNow reader) throws IOException {
        JsonNode now = reader.of(change);
        PrintWriter out = spec.commandLine().getOut();
        if (System.console() != null && !once) {
            out.print(ANEW);
        }
        new Screen(out).show(now);
        out.flush();
        return now;
    }

    /** Never an option: what is typed there everybody on the machine can read. */
    private String password() throws IOException {
        if (passwordFile != null) {
            if (!Files.isReadable(passwordFile)) {
                throw new CannotStart("--password-file: " + passwordFile + " cannot be read");
            }
            return SecretFile.read(passwordFile);
        }
        String told = System.getenv(PASSWORD);
        if (told != null) {
            return told;
        }
        if (System.console() == null) {
            throw new CannotStart(
                    "There is no terminal to ask for the password; give --password-file or "
                            + PASSWORD);
        }
        char[] typed = System.console().readPassword("Password of %s: ", user);
        return typed == null ? "" : new String(typed);
    }
}
