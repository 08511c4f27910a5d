package io.icebridge.cli;

import io.icebridge.cloudfile.CloudFileProblems;
import io.icebridge.openstack.CredentialsProblem;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code icebridge COMMAND}; without a command, {@code serve}. */
@Command(
        name = "icebridge",
        description = "Carries an OpenStack cloud from one release to the next.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Serve.class,
            Rehearse.class,
            PlanCommand.class,
            Simulate.class,
            Import.class,
            WatchCommand.class,
            ManPages.class,
            AutoComplete.GenerateCompletion.class
        },
        footer = {"", "Without a command: serve. 'icebridge COMMAND --help' says more."})
public final class Commands {
    private static final List<String> OWN = List.of("-h", "--help", "-V", "--version");

    private Commands() {}

    /**
     * Carries the command out.
     *
     * @return the exit status: 0 only on success, 2 for a wrong command line or cloud file
     */
    public static int run(String... arguments) {
        System.setProperty("logback.configurationFile", "logback-commands.xml");
        CommandLine line = new CommandLine(new Commands());
        line.setExecutionExceptionHandler(Commands::failed);
        line.setUsageHelpAutoWidth(true);
        line.getSubcommands()
                .get("generate-completion")
                .getCommandSpec()
                .usageMessage()
                .hidden(true);
        return line.execute(withDefault(line, arguments));
    }

    private static String[] withDefault(CommandLine line, String... arguments) {
        boolean names =
                arguments.length > 0
                        && (OWN.contains(arguments[0]) || !arguments[0].startsWith("-"));
        if (names) {
            return arguments;
        }
        List<String> serve = new ArrayList<>(List.of("serve"));
        serve.addAll(List.of(arguments));
        return serve.toArray(String[]::new);
    }

    /** What the user can mend is said in words; the trace of anything else goes into a file. */
    private static int failed(
            Exception failure, CommandLine line, CommandLine.ParseResult arguments) {
        if (failure instanceof CloudFileProblems
                || failure instanceof CredentialsProblem
                || failure instanceof CannotStart) {
            line.getErr().println(failure.getMessage());
            return failure instanceof CannotStart cannot && !cannot.asTypedWrong()
                    ? line.getCommandSpec().exitCodeOnExecutionException()
                    : line.getCommandSpec().exitCodeOnInvalidInput();
        }
        line.getErr().println(told(failure) + Traces.kept(failure));
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The innermost cause knows best what went wrong. */
    private static String told(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        // such as a path alone
        return message.contains(" ") ? message : cause.getClass().getSimpleName() + ": " + message;
    }
}
