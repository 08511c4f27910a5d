package io.icebridge.runbook.fleet;

import io.icebridge.runbook.profile.HostCommands;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;

/** Files on a host; their content is in no journal, since it may hold secrets. */
public final class Files {
    private final HostWork host;
    private final HostCommands commands;

    public Files(HostWork host) {
        this.host = host;
        this.commands = host.profile().host();
    }

    /** Whether the file exists. */
    public boolean there(String file) {
        return host.holds(commands.fileThere(), Map.of("file", file));
    }

    /** The file's whole text; a file that is not there is a failed command. */
    public String read(String file) {
        return host.run(Template.command(commands.readFile(), Map.of("file", file))).output();
    }

    /** Every file below the folder. */
    public List<String> below(String folder) {
        return host.read(commands.listFiles(), Map.of("folder", folder))
                .lines()
                .filter(l -> !l.isBlank())
                .sorted()
                .toList();
    }

    /**
     * Replaces the file's content at once, keeping its owner and mode; a file that is not there is
     * created for root and its group alone.
     */
    public void write(String file, String content) {
        String fresh = file + ".icebridge";
        if (there(file)) {
            run(commands.copyFile(), Map.of("file", file, "copy", fresh));
        } else {
            run(commands.createFile(), Map.of("file", fresh));
        }
        host.run(Template.command(commands.fillFile(), Map.of("file", fresh)).reading(content));
        run(commands.moveFile(), Map.of("file", fresh, "target", file));
    }

    /** Moves the file at once, over whatever is there. */
    public void move(String file, String target) {
        run(commands.moveFile(), Map.of("file", file, "target", target));
    }

    private void run(String template, Map<String, String> values) {
        host.run(Template.command(template, values));
    }
}
