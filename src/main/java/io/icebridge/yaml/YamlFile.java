package io.icebridge.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML as JSON, anchors and merges resolved, and on which line each of its keys stands. */
public final class YamlFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 20;

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Twice> twice = new ArrayList<>();
    private final List<String> tooDeep = new ArrayList<>();
    private final JsonNode json;

    /**
     * A key that stands in its map more than once; the first counts.
     *
     * @param path as {@link #line} takes it
     */
    public record Twice(String path, int line, int first) {}

    private YamlFile(Node root) {
        json = root == null ? MissingNode.getInstance() : node(root, "", 0);
    }

    /**
     * @throws org.yaml.snakeyaml.error.YAMLException for what is no YAML
     */
    public static YamlFile parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        return new YamlFile(new Yaml(options).compose(new StringReader(text)));
    }

    /** All of it; missing where the text holds nothing. */
    public JsonNode json() {
        return json;
    }

    /**
     * The line of a key, counted from one.
     *
     * @param path the keys on the way to it, each after a slash
     */
    public OptionalInt line(String path) {
        Integer line = lines.get(path);
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }

    /** The keys of which only the first counts. */
    public List<Twice> twice() {
        return List.copyOf(twice);
    }

    /** Where it was nested so deeply that the rest was left out. */
    public List<String> tooDeep() {
        return List.copyOf(tooDeep);
    }

    private JsonNode node(Node node, String path, int depth) {
        if (depth > DEEPEST) {
            tooDeep.add(path);
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
            if (!merges(entry)) {
                put(object, entry, path, depth);
            }
        }
        for (NodeTuple entry : map.getValue()) {
            if (merges(entry)) {
                merge(object, node(entry.getValueNode(), path, depth + 1));
            }
        }
        return object;
    }

    private void put(ObjectNode object, NodeTuple entry, String path, int depth) {
        String key = entry.getKeyNode() instanceof ScalarNode s ? s.getValue() : "?";
        String keyPath = path + "/" + key;
        int line = line(entry.getKeyNode());
        if (object.has(key)) {
            twice.add(new Twice(keyPath, line, lines.get(keyPath)));
        } else {
            lines.putIfAbsent(keyPath, line);
            object.set(key, node(entry.getValueNode(), keyPath, depth + 1));
        }
    }

    private static boolean merges(NodeTuple entry) {
        return entry.getKeyNode().getTag().equals(Tag.MERGE)
                && !(entry.getValueNode() instanceof ScalarNode);
    }

    /** What the map says itself counts, then what was merged first. */
    private static void merge(ObjectNode object, JsonNode below) {
        if (below.isArray()) {
            below.forEach(each -> merge(object, each));
        }
        below.properties().forEach(e -> object.putIfAbsent(e.getKey(), e.getValue()));
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
        if (node.getTag().equals(Tag.INT) && value.matches("[-+]?(0|[1-9]\\d{0,8})")) {
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
}
