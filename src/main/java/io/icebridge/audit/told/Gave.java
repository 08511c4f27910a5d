package io.icebridge.audit.told;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an attempt at an action gave, for people.
 *
 * @param exit a command's exit status; null where it is no command, or has not ended
 * @param text what it wrote, found or said; may have many lines
 */
public record Gave(Integer exit, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ENDED = Pattern.compile("a command on \\S+ ended with (\\d+)");
    private static final String OUTPUT = "output";
    private static final String TEXT = "text";
    private static final String DONE = "done";

    /** Of whatever state the attempt is in. */
    public static Gave of(Entry entry) {
        if (entry.byHand().isPresent()) {
            return new Gave(null, entry.byHand().get().comment());
        }
        return switch (entry.state()) {
            case FAILED, ANEW -> failure(entry);
            case BEGUN, DONE, BY_HAND -> result(entry.result()).since(entry.why());
        };
    }

    /** What is done anew says why until it ends, and beside what it gave. */
    private Gave since(String why) {
        return why.isEmpty()
                ? this
                : new Gave(exit, "%s\nonce more, since %s".formatted(text, why).strip());
    }

    private static Gave failure(Entry entry) {
        String[] parts = entry.why().split("\n", 2);
        Matcher ended = ENDED.matcher(parts[0]);
        String rest = parts.length > 1 ? parts[1] : "";
        // a failed command repeats itself before its output
        String output =
                rest.startsWith(entry.what()) ? rest.substring(entry.what().length()) : rest;
        return ended.matches()
                ? new Gave(Integer.valueOf(ended.group(1)), output.strip())
                : new Gave(null, (parts[0] + "\n" + output.strip()).strip());
    }

    private static Gave result(String json) {
        if (json.isEmpty()) {
            return new Gave(null, "");
        }
        try {
            JsonNode result = JSON.readTree(json);
            if (result.has(OUTPUT)) {
                return new Gave(0, result.path(OUTPUT).asText());
            }
            boolean alone = result.size() == 1 && result.has(TEXT);
            return new Gave(
                    null,
                    alone
                            ? unlessSaid(result.path(TEXT).asText())
                            : String.join("\n", lines("", result)));
        } catch (JsonProcessingException e) {
            return new Gave(null, json);
        }
    }

    /** That it is done, its state says already. */
    private static String unlessSaid(String text) {
        return text.equals(DONE) ? "" : text;
    }

    /** A line for each value, with the way to it. */
    private static List<String> lines(String name, JsonNode value) {
        if (value.isValueNode()) {
            return List.of(name.isEmpty() ? value.asText() : name + ": " + value.asText());
        }
        List<String> lines = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> lines.addAll(lines(name, each)));
        } else {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                String way = name.isEmpty() ? field.getKey() : name + " " + field.getKey();
                lines.addAll(lines(way, field.getValue()));
            }
        }
        return lines;
    }

    /** The first line. */
    public String first() {
        return text.lines().findFirst().orElse("");
    }

    /** Whether there is more than that. */
    public boolean more() {
        return text.lines().limit(2).count() > 1;
    }
}
