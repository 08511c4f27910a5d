package io.icebridge.runbook.fleet;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.Result;
import io.icebridge.host.change.HostChange;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.profile.HostCommands;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;

/** Files on a host; their content is in no journal, since it may hold secrets. */
public final class HostFiles {
    /** Stands in a text for bytes that are no letter. */
    private static final char NO_LETTER = '\uFFFD';

    private final Host host;
    private final HostCommands commands;

    public HostFiles(Site site, String host) {
        this.host = site.hosts().host(host);
        this.commands = site.profile().host();
    }

    /** Whether the file exists. */
    public boolean there(String file) {
        return host.look(Template.command(commands.fileThere(), Map.of("file", file))).ok();
    }

    /**
     * The file's whole text; a file that is not there is a failed command.
     *
     * @throws StepFailure also when its text could not be written again as it is
     */
    public String read(String file) {
        Result result =
                must(host.look(Template.command(commands.readFile(), Map.of("file", file))));
        if (result.truncated()) {
            throw unreadable(file, "is too long to be read as a whole", "make it shorter");
        }
        if (result.output().indexOf(NO_LETTER) >= 0) {
            throw unreadable(
                    file,
                    "is not written in UTF-8, and would lose letters",
                    "write it anew by iconv -f latin1 -t utf-8");
        }
        return result.output();
    }

    private StepFailure unreadable(String file, String why, String remedy) {
        return new StepFailure(
                StepFailure.Kind.PROOF_FAILED,
                "%s on %s %s".formatted(file, host.name(), why),
                remedy + ", or put it elsewhere until this step is done");
    }

    /** Every file below the folder; none when there is no such folder. */
    public List<String> below(String folder) {
        return host.look(Template.command(commands.listFiles(), Map.of("folder", folder)))
                .output()
                .lines()
                .filter(l -> !l.isBlank())
                .sorted()
                .toList();
    }

    /**
     * Replaces the file's content at once, keeping its owner and mode; a file that is not there is
     * created for root and its group alone.
     */
    public void write(HostChange change, String file, String content) {
        String fresh = file + ".icebridge";
        Command prepare =
                there(file)
                        ? Template.command(commands.copyFile(), Map.of("file", file, "copy", fresh))
                        : Template.command(commands.createFile(), Map.of("file", fresh));
        must(change.run(prepare));
        must(
                change.run(
                        Template.command(commands.fillFile(), Map.of("file", fresh))
                                .reading(content)));
        move(change, fresh, file);
    }

    /** Moves the file at once, over whatever is there. */
    public void move(HostChange change, String file, String target) {
        must(
                change.run(
                        Template.command(
                                commands.moveFile(), Map.of("file", file, "target", target))));
    }

    private Result must(Result result) {
        if (!result.ok()) {
            throw new StepFailure(
                    StepFailure.Kind.COMMAND_FAILED,
                    "a command on %s ended with %d".formatted(host.name(), result.exitStatus()),
                    Outputs.end(result.output() + "\n" + result.errors()));
        }
        return result;
    }
}
