package io.icebridge.runbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.MachinesPython;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random files, read by us and by oslo.config itself where it is installed. */
class OsloConfigTest {
    private static final int FILES = 400;
    private static final List<String> GROUPS = List.of("DEFAULT", "database", "sql", "agent");
    private static final List<String> NAMES = List.of("connection", "host", "provider", "former");
    private static final OptionNames KNOWN =
            OptionNames.of(
                    Map.of("sql/former", "database/connection", "DEFAULT/former", "agent/host"),
                    List.of("agent/provider", "DEFAULT/provider"),
                    Map.of("DEFAULT/plain", "P", "DEFAULT/deeper", "D"));
    private static final List<String> LINES =
            List.of(
                    "[DEFAULT]",
                    "[DATABASE]",
                    "[database]",
                    "[Agent]",
                    "[sql]  ",
                    "",
                    "  ",
                    "# connection = no",
                    "; host: no",
                    "connection = a",
                    "connection: 'b c'",
                    "connection=\"d\"",
                    "host = $plain",
                    "host: http://${plain}:$$5/x",
                    "host = \\$plain",
                    "provider = p1",
                    "provider: p2",
                    "provider = \"p3",
                    "former=f",
                    "former = '",
                    "host =",
                    "host = a # b",
                    "connection = x=y:z",
                    "connection : = q",
                    "[sql]\nconnection = one\n  two\n\tthree  ",
                    "[DEFAULT]\nplain = value",
                    "[DEFAULT]\nplain = $deeper",
                    "[DEFAULT]\ndeeper = down",
                    "Host = other");

    private static final List<String> SET =
            List.of("database/connection", "agent/host", "DEFAULT/host", "sql/connection");
    private static final List<String> VALUES =
            List.of("x", "'quoted'", "\"", " spaced ", "two\nlines", "a=b:c", "# no comment", "");

    @TempDir Path folder;

    @Test
    void everyOptionOfEveryFileIsWhatTheLibrarySays() throws Exception {
        Random random = new Random(20);
        for (int i = 0; i < FILES; i++) {
            Files.writeString(folder.resolve(i + ".conf"), random(random));
        }
        assertThat(compared()).isGreaterThan(FILES / 2);
    }

    @Test
    void whatIsSetIsWhatTheLibraryReadsWhateverElseStoodThere() throws Exception {
        Random random = new Random(21);
        for (int i = 0; i < FILES; i++) {
            IniFile file = IniFile.parse("", random(random), KNOWN);
            Option option = Option.of(SET.get(random.nextInt(SET.size())));
            String value = VALUES.get(random.nextInt(VALUES.size()));
            file.set(option, value);
            assertThat(ours(file.text())).as(file.text()).containsEntry(option.toString(), value);
            Files.writeString(folder.resolve(i + ".conf"), file.text());
        }
        assertThat(compared()).isGreaterThan(FILES / 2);
    }

    /** How many files the library did not refuse, all of which it reads as we do. */
    private int compared() throws Exception {
        JsonNode said =
                MachinesPython.with(
                                "oslo_config",
                                "not compared: install python3-oslo.config to compare with oslo.config")
                        .says(OsloConfigTest.class, "ask-oslo-config.py", folder);
        int compared = 0;
        for (int i = 0; i < FILES; i++) {
            JsonNode theirs = said.get(String.valueOf(i));
            if (theirs.isObject()) {
                String text = Files.readString(folder.resolve(i + ".conf"));
                assertThat(ours(text)).as(text).isEqualTo(map(theirs));
                compared++;
            }
        }
        return compared;
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder("[" + GROUPS.get(random.nextInt(4)) + "]\n");
        int lines = random.nextInt(25);
        for (int i = 0; i < lines; i++) {
            text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
        }
        return text.toString();
    }

    private static Map<String, String> ours(String text) {
        IniFile file = IniFile.parse("", text, KNOWN);
        Map<String, String> values = new TreeMap<>();
        for (String group : GROUPS) {
            for (String name : NAMES) {
                Option option = new Option(group, name);
                if (KNOWN.current(option).equals(option)) {
                    file.resolved(option).ifPresent(v -> values.put(option.toString(), v));
                }
            }
        }
        return values;
    }

    private static Map<String, String> map(JsonNode object) {
        Map<String, String> values = new TreeMap<>();
        object.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        return values;
    }
}
