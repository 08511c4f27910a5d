package io.icebridge.runbook.config;

import java.util.Map;
import java.util.Optional;

/** A configuration file's options, changed in place so that comments and order stay. */
public interface ConfigFile {

    /**
     * Options that are set, in the file's order; of an option set twice, the last, and of one that
     * may stand several times, each value on a line of its own.
     */
    Map<Option, String> options();

    /** Values that the file's own comments give as defaults. */
    Map<Option, String> documented();

    /** What is in force of an option, under whichever of its names. */
    Optional<String> value(Option option);

    /**
     * Sets the option where it stands, or beside its documentation, or at its section's end; no
     * other line is left that says something else of it.
     */
    void set(Option option, String value);

    /** Takes what another file says of the option, if it says anything. */
    default void carry(Option option, ConfigFile from) {
        from.value(option).ifPresent(value -> set(option, value));
    }

    /** Removes every line that sets the option, under any of its names. */
    void remove(Option option);

    String text();

    /** Reads a file by the kind that its name tells. */
    static ConfigFile parse(String path, String text, OptionNames names) {
        if (path.endsWith(".json")) {
            return JsonSettings.parse(path, text);
        }
        return path.contains("local_settings") || path.endsWith(".py")
                ? PythonSettings.parse(text)
                : IniFile.parse(path, text, names);
    }
}
