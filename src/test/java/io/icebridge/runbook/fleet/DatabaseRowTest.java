package io.icebridge.runbook.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRowTest {

    /** As MySQL's client writes a column. */
    private static String printed(String value) {
        return value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\0", "\\0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a\nb",
                "a\r\nb\r\n",
                "tab\there",
                "nul\0here",
                "\\n spelt out",
                "\\\\\n\\",
                "\u00fc\u2028\u0085"
            })
    void whateverAColumnHoldsArrives(String value) {
        String output =
                printed("before") + "\t" + printed(value) + "\t1\n" + printed("next") + "\n";
        List<DatabaseRow> rows = DatabaseRow.all(output);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).text(1)).isEqualTo(value);
        assertThat(rows.get(0).flag(2)).isTrue();
        assertThat(rows.get(1).text(0)).isEqualTo("next");
    }

    @Test
    void noValueIsNoText() {
        DatabaseRow row = DatabaseRow.of("NULL\t\tNULL\tnull");
        assertThat(List.of(row.text(0), row.text(1), row.text(3))).containsExactly("", "", "null");
        assertThat(row.number(2, -1)).isEqualTo(-1);
    }

    /** Another reader would forget one of the client's escapes, as the first two did. */
    @Test
    void nobodyElseTakesTheClientsOutputApart() throws IOException {
        List<String> query = List.of("database().query()", "database().ask()", "commands.exists()");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/icebridge"))) {
            assertThat(
                            files.filter(f -> f.toString().endsWith(".java"))
                                    .filter(f -> query.stream().anyMatch(read(f)::contains))
                                    .filter(f -> !read(f).contains("DatabaseRow.")))
                    .isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
