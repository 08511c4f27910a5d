package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a rehearsal came to, as JSON; what became of servers is the cloud's word, not ours. */
final class Report {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ObjectNode json = MAPPER.createObjectNode();

    Report(String change, Rehearsal.Result result) {
        json.put("change", change);
        json.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
        if (!result.why().isEmpty()) {
            json.put("why", result.why());
        }
    }

    Report servers(JsonNode ledger, Map<String, Integer> setAside) {
        ObjectNode servers = json.putObject("servers");
        servers.put("total", ledger.path("servers").size());
        servers.put("moved", inState(ledger, "moved"));
        servers.put("redeployed", inState(ledger, "redeployed"));
        servers.put("waiting", setAside.getOrDefault("WAIT", 0));
        servers.put("byHand", setAside.getOrDefault("BY_HAND", 0));
        servers.put("refused", setAside.getOrDefault("REFUSED", 0));
        servers.put("lost", ledger.path("lost").size());
        servers.put("doubled", ledger.path("doubled").size());
        json.set("violations", ledger.path("violations"));
        json.set("downtimeSeconds", figures(ledger, "downtimeSeconds"));
        json.set("addedDowntimeSeconds", figures(ledger, "addedDowntimeSeconds"));
        return this;
    }

    private static JsonNode figures(JsonNode ledger, String figure) {
        return MAPPER.valueToTree(Figures.of(ledger.path("servers"), figure));
    }

    private static int inState(JsonNode ledger, String state) {
        int found = 0;
        for (JsonNode server : ledger.path("servers")) {
            found += server.path("state").asText().equals(state) ? 1 : 0;
        }
        return found;
    }

    Report nodes(int total, int redeployed) {
        json.putObject("nodes").put("total", total).put("redeployed", redeployed);
        return this;
    }

    Report services(Map<String, String> results) {
        var services = json.putArray("services");
        results.forEach(
                (name, result) -> services.addObject().put("name", name).put("result", result));
        return this;
    }

    Report gates(List<Gate> gates) {
        json.set("gates", MAPPER.valueToTree(gates));
        return this;
    }

    /**
     * @param whileMoving of these, how many were made from the first server's move to the last's
     */
    Report calls(Map<String, Map<String, Long>> calls, long whileMoving) {
        json.set("apiCalls", MAPPER.valueToTree(calls));
        int servers = Math.max(1, json.at("/servers/total").asInt());
        json.put("apiCallsPerServer", Figures.rounded(whileMoving / (double) servers));
        return this;
    }

    Report times(Duration whole, double lowerBound) {
        json.put("seconds", Figures.rounded(whole.toMillis() / 1000.0));
        json.put("lowerBoundSeconds", Figures.rounded(lowerBound));
        return this;
    }

    /** Completed, and by the ledger nothing lost and nothing doubled. */
    boolean good() {
        return json.path("outcome").asText().equals("completed")
                && json.at("/servers/lost").asInt() == 0
                && json.at("/servers/doubled").asInt() == 0;
    }

    JsonNode json() {
        return json;
    }

    void write(Path file) throws IOException {
        try (OutputStream out = OwnFiles.replace(file)) {
            out.write((MAPPER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
