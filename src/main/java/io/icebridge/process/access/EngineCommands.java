package io.icebridge.process.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What people may do to the engine, command by command, as commands.txt beside this lists it. */
final class EngineCommands {
    private static final String LIST = "commands.txt";
    private static final String ENGINE = "org.camunda.bpm.engine.impl.";
    private static final Ruling UNKNOWN =
            new Ruling(Reach.NEVER, "It is not among what people do here.");

    private final Map<String, Ruling> rulings = new HashMap<>();

    EngineCommands() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        EngineCommands.class.getResourceAsStream(LIST)),
                                StandardCharsets.UTF_8))) {
            Ruling heading = UNKNOWN;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    heading = Ruling.of(line.substring(1, line.length() - 1));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    rulings.put(line.strip(), heading);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far a command is open to people. */
    enum Reach {
        READ,
        ACT,
        CHECKED,
        ADMINISTER,
        NEVER
    }

    /**
     * What holds for a command.
     *
     * @param why a sentence, for what nobody may do
     */
    record Ruling(Reach reach, String why) {
        private static Ruling of(String heading) {
            String[] words = heading.split(" ", 2);
            return new Ruling(
                    Reach.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    words.length == 1 ? "" : words[1]);
        }
    }

    /** What is on no list is refused. */
    Ruling of(Class<?> command) {
        return rulings.getOrDefault(name(command), UNKNOWN);
    }

    boolean knows(Class<?> command) {
        return rulings.containsKey(name(command));
    }

    /** The commands that the list names. */
    Map<String, Ruling> all() {
        return Map.copyOf(rulings);
    }

    static String name(Class<?> command) {
        String name = command.getName();
        return name.startsWith(ENGINE) ? name.substring(ENGINE.length()) : name;
    }
}
