package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A cloud file's YAML as JSON, and on which line each of its keys stands. */
final class Text {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 20;

    private final Path file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private JsonNode json = JSON.objectNode();

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
        } catch (IOException e) {
            text.add(
                    "",
                    Files.exists(file) ? "cannot be read" : "does not exist",
                    "Give the path of a cloud file that this user may read.");
        }
        return text;
    }

    private void parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        Node root = new Yaml(options).compose(new java.io.StringReader(yaml));
        if (root instanceof MappingNode map) {
            json = object(map, "", 0);
        } else {
            add("", "holds no keys", "Start from the sample in deploy/cloud.yaml.");
        }
    }

    private JsonNode node(Node node, String path, int depth) {
        if (depth > DEEPEST) {
            add(path, "is nested too deeply", "Write it without YAML aliases.");
            return JSON.nullNode();
        }
        if (node instanceof MappingNode map) {
            return object(map, path, depth);
        }
        if (node instanceof SequenceNode list) {
            var array = JSON.arrayNode();
            for (Node value : list.getValue()) {
                String itemPath = path + "/" + array.size();
                lines.putIfAbsent(itemPath, line(value));
                array.add(node(value, itemPath, depth + 1));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private ObjectNode object(MappingNode map, String path, int depth) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : map.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode s ? s.getValue() : "?";
            String keyPath = path + "/" + key;
            if (object.has(key)) {
                problems.add(
                        new Problem(
                                file,
                                line(entry.getKeyNode()),
                                Keys.readable(keyPath),
                                "stands here a second time; the first is on line "
                                        + lines.get(keyPath),
                                "Keep one of the two."));
            } else {
                lines.put(keyPath, line(entry.getKeyNode()));
                object.set(key, node(entry.getValueNode(), keyPath, depth + 1));
            }
        }
        return object;
    }

    /** YAML would take 22:00 for a number of seconds; here only plain digits are a number. */
    private static JsonNode scalar(ScalarNode node) {
        String value = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return JSON.booleanNode(List.of("true", "yes", "on").contains(value.toLowerCase()));
        }
        if (node.getTag().equals(Tag.INT) && value.matches("[-+]?\\d{1,9}")) {
            return JSON.numberNode(Integer.parseInt(value));
        }
        if (node.getTag().equals(Tag.FLOAT) && value.matches("[-+]?[0-9]*\\.[0-9]+")) {
            return JSON.numberNode(Double.parseDouble(value));
        }
        return JSON.textNode(value);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** Notes a problem at a JSON pointer, or at the nearest key above it that the file has. */
    void add(String path, String what, String remedy) {
        problems.add(new Problem(file, lineOf(path), Keys.readable(path), what, remedy));
    }

    private int lineOf(String path) {
        String nearest = path;
        while (!nearest.isEmpty() && !lines.containsKey(nearest)) {
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return lines.getOrDefault(nearest, 1);
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
