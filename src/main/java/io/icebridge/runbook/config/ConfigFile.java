package io.icebridge.runbook.config;

import java.util.Map;
import java.util.Optional;

/** A configuration file's options, changed in place so that comments and order stay. */
public interface ConfigFile {

    /** Options that are set, in the file's order; of an option set twice, the last. */
    Map<Option, String> options();

    /** Values that the file's own comments give as defaults. */
    Map<Option, String> documented();

    /** Sets the option where it stands, or beside its documentation, or at its section's end. */
    void set(Option option, String value);

    /** Removes every line that sets the option. */
    void remove(Option option);

    String text();

    default Optional<String> value(Option option) {
        return Optional.ofNullable(options().get(option));
    }

    /** Reads a file by the kind that its name tells. */
    static ConfigFile parse(String path, String text) {
        return path.contains("local_settings") || path.endsWith(".py")
                ? PythonSettings.parse(text)
                : IniFile.parse(text);
    }
}
