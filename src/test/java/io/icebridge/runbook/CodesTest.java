package io.icebridge.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Codes are explained where they are used, and people read words. */
class CodesTest {
    private static final Path RUNBOOK = Path.of("src/main/java/io/icebridge/runbook");
    private static final Pattern REASON =
            Pattern.compile("(?:new Reason\\(|add\\(\\s*reasons,)\\s*\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("\\b[PS]\\d{1,2}\\b");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");

    private static Map<Path, String> files(Path folder, String... endings) throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(f -> Stream.of(endings).anyMatch(f.toString()::endsWith))
                    .forEach(f -> texts.put(f, read(f)));
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map((MatchResult m) -> m.group(group)).toList();
    }

    @Test
    void theCodeOfEveryReasonIsExplained() throws IOException {
        String explained = read(RUNBOOK.resolve("codes.md"));
        List<String> codes =
                files(RUNBOOK, ".java").values().stream()
                        .flatMap(text -> found(REASON, text, 1).stream())
                        .toList();
        assertThat(codes).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(codes)
                .filteredOn(code -> !explained.contains("`" + code + "`"))
                .as("codes that the table in codes.md has to explain")
                .isEmpty();
    }

    @Test
    void everyNumberInACommentIsExplained() throws IOException {
        String explained = read(RUNBOOK.resolve("codes.md"));
        for (String text : files(Path.of("src/main/java"), ".java").values()) {
            assertThat(found(NUMBER, text, 0)).allMatch(n -> explained.contains("| " + n + " |"));
        }
    }

    @Test
    void noTextThatPeopleReadHasANumberInPlaceOfWords() throws IOException {
        for (var file : files(Path.of("src/main/java"), ".java").entrySet()) {
            assertThat(found(TEXT, file.getValue(), 0))
                    .as(file.getKey().toString())
                    .noneMatch(text -> text.matches(".*\\([PS]\\d{1,2}\\).*"));
        }
        for (var file : files(Path.of("bpmn"), ".form", ".dmn").entrySet()) {
            assertThat(file.getValue()).as(file.getKey().toString()).doesNotContainPattern(NUMBER);
        }
    }
}
