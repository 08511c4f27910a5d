package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.audit.told.Lasting;
import io.icebridge.journal.Legible;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A change's page for a terminal. */
final class Screen {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());
    private static final int MOST_TASKS = 10;

    private final PrintWriter out;

    Screen(PrintWriter out) {
        this.out = out;
    }

    void show(JsonNode now) {
        JsonNode badge = now.path("badge");
        out.println(
                "Change %s  %s  %s"
                        .formatted(
                                now.path("change").asText(),
                                badge.path("kind").asText().toLowerCase(Locale.ROOT),
                                Legible.line(badge.path("words").asText()))
                        .stripTrailing());
        out.println("  since " + time(badge.path("since")) + ", seen " + time(now.path("now")));
        out.println();
        now.path("stretches").forEach(this::stretch);
        out.println();
        JsonNode servers = now.path("servers");
        out.println(
                "Servers   %d: %d moved, %d by hand, %d moving, %d releasing, %d waiting, %d refused, %d planned, %d stay"
                        .formatted(
                                servers.path("total").asInt(),
                                servers.path("moved").asInt(),
                                servers.path("byHand").asInt(),
                                servers.path("moving").asInt(),
                                servers.path("releasing").asInt(),
                                servers.path("waiting").asInt(),
                                servers.path("refused").asInt(),
                                servers.path("planned").asInt(),
                                servers.path("stay").asInt()));
        out.println(
                "Nodes     %d of %d done"
                        .formatted(now.at("/nodes/done").asInt(), now.at("/nodes/total").asInt()));
        out.println(
                "Down      %d now, %d so far"
                        .formatted(
                                now.at("/outages/now").asInt(),
                                now.at("/outages/servers").asInt()));
        out.println("Failures  " + now.path("failures").asInt());
        JsonNode tasks = now.path("tasks");
        for (int i = 0; i < Math.min(MOST_TASKS, tasks.size()); i++) {
            task(tasks.get(i));
        }
        int more = now.path("waiting").asInt() - Math.min(MOST_TASKS, tasks.size());
        if (more > 0) {
            out.println("          and " + more + " more wait");
        }
    }

    private void stretch(JsonNode part) {
        String took =
                part.path("begun").isNull()
                        ? ""
                        : Lasting.told(
                                Duration.between(
                                        instant(part.path("begun")),
                                        part.path("ended").isNull()
                                                ? Instant.now()
                                                : instant(part.path("ended"))));
        out.println(
                "  %-10s %-46s %s"
                        .formatted(
                                part.path("state")
                                        .asText()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '),
                                part.path("name").asText(),
                                took)
                        .stripTrailing());
    }

    private void task(JsonNode task) {
        String concerns = Legible.line(task.path("concerns").asText());
        out.println(
                "Waits     %s%s, for %s since %s"
                        .formatted(
                                Legible.line(task.path("name").asText()),
                                concerns.isEmpty() ? "" : " (" + concerns + ")",
                                task.path("forWhom").asText(),
                                time(task.path("since"))));
    }

    private static Instant instant(JsonNode text) {
        return Instant.parse(text.asText());
    }

    private static String time(JsonNode text) {
        return text.isNull() || text.isMissingNode() ? "never" : TIME.format(instant(text));
    }
}
