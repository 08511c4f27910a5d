package io.icebridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a release is called stands in its profile: code that says it would have to be changed. */
class ReleaseNamesTest {
    private static final Path CODE = Path.of("src/main/java/io/icebridge");

    /** A comment, a text block, a string or a character; comments may name what they like. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "/\\*.*?\\*/|//[^\\n]*"
                            + "|\"\"\"(?<block>.*?)\"\"\""
                            + "|\"(?<string>(?:\\\\.|[^\"\\\\\\n])*)\""
                            + "|'(?:\\\\.|[^'\\\\])+'",
                    Pattern.DOTALL);

    private static final Pattern RELEASE = Pattern.compile("(?i)havana|icehouse|2013\\.2|2014\\.1");

    /** By file, why it may name a release. */
    private static final Map<String, String> ALLOWED =
            Map.of(
                    "runbook/profile/Profiles.java", "the name of the profile that ships",
                    "cli/Simulate.java", "what the simulated cloud plays, which has no profile",
                    "cli/Rehearsal.java", "the id of the model's last event");

    @Test
    void noTextInTheCodeNamesARelease() throws IOException {
        assertThat(named()).containsOnlyKeys(ALLOWED.keySet());
    }

    @Test
    void everyKindOfTextIsSeenAndNoComment() {
        assertThat(texts("a(\"on \\\" Havana\"); // \"Havana\"")).contains("Havana");
        assertThat(texts("a(\"\"\"\n  2014.1 \"x\"\n\"\"\")")).contains("2014.1");
        assertThat(texts("/** \"Icehouse\" */ a('\"', \"b\"); // Icehouse")).isEqualTo("b");
    }

    private static Map<String, String> named() throws IOException {
        Map<String, String> named = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(CODE.resolve("simulator")))
                    .forEach(file -> named(file, named));
        }
        return named;
    }

    private static void named(Path file, Map<String, String> named) {
        try {
            String texts = texts(Files.readString(file));
            if (RELEASE.matcher(texts).find()) {
                named.put(CODE.relativize(file).toString(), texts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String texts(String code) {
        return TOKEN.matcher(code)
                .results()
                .map(ReleaseNamesTest::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String text(MatchResult token) {
        String block = token.group(1);
        String string = token.group(2);
        return block != null ? block : string != null ? string : "";
    }
}
