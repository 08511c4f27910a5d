package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** A cloud file's YAML as JSON, and on which line each of its keys stands. */
final class Text {
    private final Path file;
    private final List<Problem> problems = new ArrayList<>();
    private YamlFile yaml = YamlFile.parse("");
    private JsonNode json = JsonNodeFactory.instance.objectNode();

    private Text(Path file) {
        this.file = file;
    }

    /** Reads the file; what is no YAML becomes a problem and an empty object. */
    static Text read(Path file) {
        Text text = new Text(file);
        try {
            text.parse(Files.readString(file));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            text.problems.add(
                    new Problem(
                            file,
                            line,
                            "",
                            "no YAML here: " + e.getProblem(),
                            "Look at indentation, colons and quotes on this line and the one"
                                    + " above."));
        } catch (YAMLException e) {
            text.add("", "no YAML: " + e.getMessage(), "Save the file as plain text in UTF-8.");
        } catch (CharacterCodingException e) {
            text.add("", "is no text in UTF-8", "Save the file as plain text in UTF-8.");
        } catch (IOException e) {
            text.add(
                    "",
                    Files.exists(file) ? "cannot be read" : "does not exist",
                    "Give the path of a cloud file that this user may read.");
        }
        return text;
    }

    private void parse(String text) {
        yaml = YamlFile.parse(text);
        if (yaml.json() instanceof ObjectNode map) {
            json = map;
        } else {
            add("", "holds no keys", "Start from the sample in deploy/cloud.yaml.");
        }
        yaml.twice()
                .forEach(
                        key ->
                                problems.add(
                                        new Problem(
                                                file,
                                                key.line(),
                                                Keys.readable(key.path()),
                                                "stands here a second time; the first is on line "
                                                        + key.first(),
                                                "Keep one of the two.")));
        yaml.tooDeep()
                .forEach(
                        path ->
                                add(
                                        path,
                                        "is nested too deeply",
                                        "Write it without YAML aliases."));
    }

    /** Notes a problem at a JSON pointer, or at the nearest key above it that the file has. */
    void add(String path, String what, String remedy) {
        problems.add(new Problem(file, lineOf(path), Keys.readable(path), what, remedy));
    }

    private int lineOf(String path) {
        String nearest = path;
        while (!nearest.isEmpty() && yaml.line(nearest).isEmpty()) {
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return yaml.line(nearest).orElse(1);
    }

    Path file() {
        return file;
    }

    JsonNode json() {
        return json;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
