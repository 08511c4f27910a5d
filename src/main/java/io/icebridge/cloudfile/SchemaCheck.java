package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The file against {@code cloudfile.schema.json}. The schema's descriptions are written as
 * remedies, so that what a value may be is said in one place.
 */
final class SchemaCheck {
    /** Of an address that somebody wrote with a password in it, and that is told back to him. */
    private static final Pattern PASSWORD = Pattern.compile("(://[^\\s:/@]*):[^\\s/]*@");

    private final Schema schema;

    private SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    static SchemaCheck load() {
        try (InputStream in = SchemaCheck.class.getResourceAsStream("/cloudfile.schema.json")) {
            return new SchemaCheck(
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(Text text) {
        for (Error error : schema.validate(text.json())) {
            String path = error.getInstanceLocation().toString();
            String way = error.getEvaluationPath().toString();
            if (!way.contains("/anyOf/")) {
                explain(text, path, error);
            } else if (way.contains("/anyOf/0/")) {
                // Every alternative reports for itself; one report is enough.
                text.add(
                        path, "selects no servers", "Add project, name, metadata, flavor or node.");
            }
        }
    }

    private void explain(Text text, String path, Error error) {
        JsonNode object = holder(error);
        String remedy = object.path("description").asText();
        JsonNode value = error.getInstanceNode();
        switch (error.getKeyword()) {
            case "required" ->
                    text.add(
                            path,
                            "the key '" + error.getProperty() + "' is missing",
                            describe(object, error.getProperty()));
            case "additionalProperties" -> unknownKey(text, path, error.getProperty(), object);
            case "enum" -> notAmong(text, path, value, object);
            case "type" ->
                    text.add(
                            path,
                            "is " + shown(value) + ", but must be " + kind(error.getSchemaNode()),
                            remedy);
            case "not" -> text.add(path, "does not work yet", remedy);
            case "minItems", "minLength" -> text.add(path, "is empty", remedy);
            default -> text.add(path, shown(value) + " is not possible here", remedy);
        }
    }

    private static void unknownKey(Text text, String path, String key, JsonNode object) {
        List<String> known = new ArrayList<>();
        object.path("properties").properties().stream()
                .filter(property -> !property.getValue().has("not"))
                .forEach(property -> known.add(property.getKey()));
        text.add(
                path + "/" + key,
                "is no key of a cloud file",
                Keys.didYouMean(key, known, "The keys here are " + String.join(", ", known) + "."));
    }

    private static void notAmong(Text text, String path, JsonNode value, JsonNode object) {
        List<String> known = new ArrayList<>();
        object.path("enum").forEach(v -> known.add(v.asText()));
        String remedy = object.path("description").asText();
        String near =
                Keys.nearest(value.asText(), known)
                        .map(n -> "Did you mean '" + n + "'? ")
                        .orElse("");
        text.add(path, shown(value) + " is not known", near + remedy);
    }

    private static String describe(JsonNode object, String property) {
        return object.path("properties").path(property).path("description").asText();
    }

    /** The schema object that holds the keyword which failed. */
    private JsonNode holder(Error error) {
        String pointer = error.getSchemaLocation().getFragment().toString();
        return schema.getSchemaNode().at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String shown(JsonNode value) {
        if (value.isObject() || value.isArray()) {
            return value.isObject() ? "a map" : "a list";
        }
        return value.isNull()
                ? "empty"
                : "'" + PASSWORD.matcher(value.asText()).replaceFirst("$1:***@") + "'";
    }

    private static String kind(JsonNode type) {
        return switch (type.asText()) {
            case "object" -> "a map";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> "text; put it in quotes";
        };
    }
}
