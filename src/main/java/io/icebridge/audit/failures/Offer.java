package io.icebridge.audit.failures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A decision that a task's own form offers and that asks for nothing but a comment, so that it can
 * be taken for several at once.
 *
 * @param label as the form has it
 */
public record Offer(String value, String label) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The condition under which a form hides what only one decision asks for. */
    private static final Pattern OTHER_THAN = Pattern.compile("decision != \"(\\w+)\"");

    /** Reads them; a decision for which the form shows a further field is none of them. */
    static List<Offer> read(InputStream form) {
        try (form) {
            JsonNode components = JSON.readTree(form).path("components");
            List<String> askMore = new ArrayList<>();
            List<Offer> offers = new ArrayList<>();
            for (JsonNode field : components) {
                askMore.addAll(askingFor(field));
                if (field.path("key").asText().equals("decision")) {
                    field.path("values").forEach(one -> offers.add(of(one)));
                }
            }
            offers.removeIf(offer -> askMore.contains(offer.value()));
            return List.copyOf(offers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> askingFor(JsonNode field) {
        return OTHER_THAN
                .matcher(field.path("conditional").path("hide").asText())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static Offer of(JsonNode value) {
        return new Offer(value.path("value").asText(), value.path("label").asText());
    }
}
