package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** A report as a table for people. */
final class Summary {
    private final PrintWriter out;
    private final double speed;

    /**
     * @param speed simulated seconds in a real one
     */
    Summary(PrintWriter out, double speed) {
        this.out = out;
        this.speed = speed;
    }

    void print(JsonNode report) {
        JsonNode servers = report.path("servers");
        out.println();
        row("Change", report.path("change").asText() + ", " + report.path("outcome").asText());
        row(
                "Servers",
                "%d: %d moved, %d redeployed, %d waiting, %d by hand, %d refused"
                        .formatted(
                                servers.path("total").asInt(),
                                servers.path("moved").asInt(),
                                servers.path("redeployed").asInt(),
                                servers.path("waiting").asInt(),
                                servers.path("byHand").asInt(),
                                servers.path("refused").asInt()));
        row(
                "By the ledger",
                "%d lost, %d doubled, %d violations"
                        .formatted(
                                servers.path("lost").asInt(),
                                servers.path("doubled").asInt(),
                                report.path("violations").size()));
        row(
                "Nodes",
                "%d of %d redeployed"
                        .formatted(
                                report.at("/nodes/redeployed").asInt(),
                                report.at("/nodes/total").asInt()));
        StringBuilder services = new StringBuilder();
        report.path("services")
                .forEach(
                        s ->
                                services.append(services.isEmpty() ? "" : ", ")
                                        .append(s.path("name").asText())
                                        .append(' ')
                                        .append(s.path("result").asText()));
        row("Services", services.toString());
        row("Gates", report.path("gates").size() + " approved");
        row("Downtime", figures(report.path("downtimeSeconds")));
        row("Added by us", figures(report.path("addedDowntimeSeconds")));
        row(
                "API calls",
                report.path("apiCallsPerServer").asText() + " per server while they moved");
        double alone = report.path("lowerBoundSeconds").asDouble();
        row(
                "Time",
                "%s s; the cloud's work alone %s s"
                        .formatted(report.path("seconds").asText(), alone));
        row(
                "Seconds",
                "real ones; each is %.0f of the simulated cloud's, whose own work would take %.0f s there"
                        .formatted(speed, alone * speed));
        out.flush();
    }

    private static String figures(JsonNode figures) {
        return "p50 %s s, p95 %s s, max %s s"
                .formatted(
                        figures.path("p50").asText(),
                        figures.path("p95").asText(),
                        figures.path("max").asText());
    }

    private void row(String name, String value) {
        out.println("%-16s%s".formatted(name, value));
    }
}
