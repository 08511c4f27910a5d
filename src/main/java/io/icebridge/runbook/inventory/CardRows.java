package io.icebridge.runbook.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.runbook.inventory.ServerFacts.Card;
import java.util.ArrayList;
import java.util.List;

/** Nova's own memory of a server's network cards: a JSON list, in the guest's order. */
final class CardRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CardRows() {}

    /** None where it cannot be read, so that nothing is made of it. */
    static List<Card> of(String networkInfo) {
        try {
            List<Card> cards = new ArrayList<>();
            JSON.readTree(networkInfo).forEach(card -> cards.add(card(card)));
            return cards;
        } catch (JsonProcessingException notJson) {
            return List.of();
        }
    }

    private static Card card(JsonNode card) {
        List<String> ips = new ArrayList<>();
        for (JsonNode subnet : card.path("network").path("subnets")) {
            subnet.path("ips").forEach(ip -> ips.add(ip.path("address").asText()));
        }
        return new Card(card.path("id").asText(), card.path("address").asText(), ips);
    }
}
