package io.icebridge.runbook.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code policy.json}: who may do what, a rule each. A rule is called by its name, and its value
 * is its text, or its JSON where it is written as lists.
 */
final class JsonSettings implements ConfigFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ObjectNode rules;
    private String text;

    private JsonSettings(ObjectNode rules, String text) {
        this.rules = rules;
        this.text = text;
    }

    /**
     * @throws IllegalArgumentException when it is no JSON object
     */
    static JsonSettings parse(String path, String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode rules) {
                return new JsonSettings(rules, text);
            }
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    path + " cannot be read: " + broken.getOriginalMessage(), broken);
        }
        throw new IllegalArgumentException(path + " is no JSON object");
    }

    @Override
    public Map<Option, String> options() {
        Map<Option, String> found = new LinkedHashMap<>();
        rules.properties()
                .forEach(rule -> found.put(new Option("", rule.getKey()), said(rule.getValue())));
        return found;
    }

    private static String said(JsonNode rule) {
        return rule.isTextual() ? rule.textValue() : rule.toString();
    }

    @Override
    public Map<Option, String> documented() {
        return Map.of();
    }

    @Override
    public Optional<String> value(Option option) {
        return Optional.ofNullable(rules.get(option.name())).map(JsonSettings::said);
    }

    @Override
    public void set(Option option, String value) {
        if (value(option).filter(value::equals).isEmpty()) {
            rules.set(option.name(), rule(value));
            text = rules.toPrettyString() + "\n";
        }
    }

    /** A rule's own text begins with no bracket. */
    private static JsonNode rule(String value) {
        try {
            return value.startsWith("[") ? JSON.readTree(value) : rulesText(value);
        } catch (JsonProcessingException noList) {
            return rulesText(value);
        }
    }

    private static JsonNode rulesText(String value) {
        return JSON.getNodeFactory().textNode(value);
    }

    @Override
    public void remove(Option option) {
        if (rules.remove(option.name()) != null) {
            text = rules.toPrettyString() + "\n";
        }
    }

    /** As it was written, until something is changed. */
    @Override
    public String text() {
        return text;
    }
}
