package io.icebridge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code serve}: the application, on a cloud of one's own or on the bundled demo. */
@Command(
        name = "serve",
        description = {
            "Runs Icebridge: Tasklist and Cockpit at /camunda, REST at /engine-rest, audit pages at"
                    + " /audit.",
            "Without --cloud it serves the bundled simulated cloud, with a change that waits at its"
                    + " first gate."
        },
        footer = {
            "",
            "Options of the application are passed on: --server.port=8081,"
                    + " --spring.profiles.active=demo."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Serve implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--cloud", paramLabel = "FILE", description = "The cloud file.")
    private Path cloudFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the database is kept, with --cloud (default: ./data).")
    private Path data;

    @Unmatched private List<String> rest;

    @Override
    public Integer call() throws Exception {
        SpringOptions options = SpringOptions.of(rest);
        dataCounts(options);
        PrintWriter say = spec.commandLine().getOut();
        FirstWords.say(
                say, "serve", cloudFile == null ? "the bundled cloud" : cloudFile.toString());
        if (cloudFile == null) {
            new Demo(say).run(options);
            return 0;
        }
        Access access = Access.to(cloudFile);
        if (data != null) {
            options.unlessGiven("icebridge.data", data.toAbsolutePath().toString());
        }
        try (Running application = Running.start(access, options)) {
            say.println("Icebridge is ready:");
            Addresses.print(say, application.address());
            say.flush();
            application.untilClosed();
            return 0;
        }
    }

    private void dataCounts(SpringOptions options) {
        if (data != null && cloudFile == null) {
            throw new CannotStart(
                    "--data is for a cloud of one's own: nothing is kept of the bundled one. Give"
                            + " --cloud, too, or leave it out");
        }
        for (String other : List.of("icebridge.data", "spring.datasource.url")) {
            if (data != null && options.gives(other)) {
                throw new CannotStart(
                        "--data and --%s both say where the database is; leave one out"
                                .formatted(other));
            }
        }
    }
}
