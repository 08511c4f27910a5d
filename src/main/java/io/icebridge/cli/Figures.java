package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Percentiles of a figure that the ledger has for each server that moved. */
final class Figures {
    private Figures() {}

    static Map<String, Double> of(JsonNode servers, String figure) {
        List<Double> sorted =
                StreamSupport.stream(servers.spliterator(), false)
                        .filter(s -> !s.path("newId").isNull())
                        .map(s -> s.path(figure).asDouble())
                        .sorted()
                        .toList();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p50", at(sorted, 0.5));
        figures.put("p95", at(sorted, 0.95));
        figures.put("max", at(sorted, 1));
        return figures;
    }

    /** The smallest value that the share of all values does not exceed. */
    private static double at(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return rounded(sorted.get(Math.max(0, index)));
    }

    static double rounded(double seconds) {
        return Math.round(seconds * 100) / 100.0;
    }
}
