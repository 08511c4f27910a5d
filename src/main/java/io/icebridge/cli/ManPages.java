package io.icebridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code generate-man}: a manual page for each command, made of what {@code --help} says. */
@Command(
        name = "generate-man",
        hidden = true,
        description = "Writes manual pages, such as icebridge-serve.1, for man.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ManPages implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder, which is made if it is not there.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        CommandLine all = spec.root().commandLine();
        write("icebridge", all);
        for (Map.Entry<String, CommandLine> command : all.getSubcommands().entrySet()) {
            if (!command.getValue().getCommandSpec().usageMessage().hidden()) {
                write("icebridge-" + command.getKey(), command.getValue());
            }
        }
        return 0;
    }

    private void write(String name, CommandLine command) throws IOException {
        Path file = folder.resolve(name + ".1");
        Files.writeString(file, page(name, command));
        spec.commandLine().getOut().println("written " + file);
    }

    /** In the language of man(7). */
    static String page(String name, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String[] description = spec.usageMessage().description();
        StringBuilder page = new StringBuilder();
        page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1\n");
        page.append(".SH NAME\n").append(name).append(" \\- ").append(first(description[0]));
        page.append("\n.SH SYNOPSIS\n").append(escaped(synopsis(command))).append('\n');
        page.append(".SH DESCRIPTION\n");
        for (String paragraph : description) {
            page.append(escaped(paragraph)).append("\n.PP\n");
        }
        page.append(".SH OPTIONS\n");
        for (PositionalParamSpec one : spec.positionalParameters()) {
            entry(page, one.paramLabel(), said(one.description(), one.defaultValueString(true)));
        }
        for (OptionSpec one : spec.options()) {
            String label = one.arity().max() == 0 ? "" : " " + one.paramLabel();
            entry(
                    page,
                    String.join(", ", one.names()) + label,
                    said(one.description(), one.defaultValueString(true)));
        }
        spec.subcommands().values().stream()
                .filter(sub -> !sub.getCommandSpec().usageMessage().hidden())
                .forEach(
                        sub ->
                                entry(
                                        page,
                                        sub.getCommandName(),
                                        first(
                                                sub.getCommandSpec()
                                                        .usageMessage()
                                                        .description()[0])));
        return page.toString();
    }

    private static String synopsis(CommandLine command) {
        return command.getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
    }

    private static String first(String text) {
        return escaped(text.replaceFirst("\\.\\s.*", "").replaceFirst("\\.$", ""));
    }

    private static String said(String[] lines, String usual) {
        return escaped(String.join(" ", lines).replace("${DEFAULT-VALUE}", String.valueOf(usual)));
    }

    private static void entry(StringBuilder page, String what, String says) {
        page.append(".TP\n\\fB").append(escaped(what)).append("\\fR\n").append(says).append('\n');
    }

    /** No text is taken for a request or an escape. */
    private static String escaped(String text) {
        String plain = Ansi.OFF.string(text).replace("\\", "\\e").replace("-", "\\-");
        return plain.replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
