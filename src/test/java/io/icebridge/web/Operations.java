package io.icebridge.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every operation of the engine's REST that may change something, as the engine's own OpenAPI
 * document has them, with the bodies of its examples.
 */
final class Operations {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What hardly any field of a body is. */
    private static final List<JsonNode> AWRY =
            List.of(
                    JSON.nullNode(),
                    JSON.createArrayNode(),
                    JSON.getNodeFactory().numberNode(-1),
                    JSON.getNodeFactory().textNode(""));

    private Operations() {}

    /** One request; its names of things stand for those of a change that runs. */
    record Operation(String id, String method, String path, JsonNode body, List<Field> fields) {

        /** The same with each field of the body made another, one at a time. */
        Stream<Operation> awry() {
            if (!(body instanceof ObjectNode whole)) {
                return Stream.of();
            }
            return whole.properties().stream()
                    .map(Map.Entry::getKey)
                    .flatMap(
                            field ->
                                    AWRY.stream()
                                            .map(
                                                    value ->
                                                            new Operation(
                                                                    id,
                                                                    method,
                                                                    path,
                                                                    whole.deepCopy()
                                                                            .set(field, value),
                                                                    fields)));
        }

        /** What can be said after the address's question mark, wrongly. */
        Stream<String> wrongly() {
            return fields.stream().flatMap(Field::wrong);
        }

        Operation of(Map<String, String> names) {
            String real = path;
            for (var name : names.entrySet()) {
                real = real.replace("{" + name.getKey() + "}", name.getValue());
            }
            return new Operation(
                    id,
                    method,
                    real.replaceAll("\\{[^}]*}", "any"),
                    body == null ? null : named(body.deepCopy(), names),
                    fields);
        }

        private static JsonNode named(JsonNode node, Map<String, String> names) {
            if (node instanceof ObjectNode object) {
                object.properties()
                        .forEach(
                                field -> {
                                    String known = names.get(field.getKey().replaceFirst("s$", ""));
                                    if (field.getValue().isTextual() && known != null) {
                                        field.setValue(new TextNode(known));
                                    } else if (field.getValue().isArray()
                                            && known != null
                                            && field.getValue().path(0).isTextual()) {
                                        field.setValue(JSON.createArrayNode().add(known));
                                    } else {
                                        named(field.getValue(), names);
                                    }
                                });
            } else if (node instanceof ArrayNode list) {
                list.forEach(each -> named(each, names));
            }
            return node;
        }

        @Override
        public String toString() {
            return id + " " + method + " " + path;
        }
    }

    /** Those that may change something. */
    static List<Operation> all() {
        return where(method -> !method.equals("get"));
    }

    static List<Operation> reading() {
        return where("get"::equals);
    }

    private static List<Operation> where(Predicate<String> method) {
        try (InputStream document = Operations.class.getResourceAsStream("/openapi.json")) {
            List<Operation> all = new ArrayList<>();
            JSON.readTree(document)
                    .path("paths")
                    .properties()
                    .forEach(
                            path ->
                                    path.getValue().properties().stream()
                                            .filter(o -> method.test(o.getKey()))
                                            .forEach(
                                                    o ->
                                                            all.addAll(
                                                                    requests(
                                                                            path.getKey(),
                                                                            o.getKey(),
                                                                            o.getValue()))));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A parameter of an address. */
    record Field(String name, String type) {
        Stream<String> wrong() {
            return (type.equals("integer") ? Stream.of("-5", "x") : Stream.of("-5"))
                    .map(
                            value ->
                                    "?%s=%s%s"
                                            .formatted(
                                                    name,
                                                    value,
                                                    name.equals("sortBy") ? "&sortOrder=asc" : ""));
        }
    }

    private static List<Field> fields(JsonNode operation) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode each : operation.path("parameters")) {
            if (each.path("in").asText().equals("query")) {
                fields.add(
                        new Field(
                                each.path("name").asText(),
                                each.path("schema").path("type").asText()));
            }
        }
        return fields;
    }

    private static List<Operation> requests(String path, String method, JsonNode operation) {
        String id = operation.path("operationId").asText();
        List<Operation> requests = new ArrayList<>();
        List<Field> fields = fields(operation);
        operation
                .at("/requestBody/content/application~1json/examples")
                .forEach(
                        example ->
                                requests.add(
                                        new Operation(
                                                id, method, path, example.path("value"), fields)));
        if (requests.isEmpty()) {
            requests.add(
                    new Operation(
                            id,
                            method,
                            path,
                            operation.has("requestBody") ? JSON.createObjectNode() : null,
                            fields));
        }
        return requests;
    }
}
