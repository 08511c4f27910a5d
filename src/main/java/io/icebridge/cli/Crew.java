package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rehearsal's users: one starts the change, another approves, a third reviews and repairs. */
final class Crew {
    private final String change;
    private final int repairs;
    private final Rest starter;
    private final Rest approver;
    private final Rest operator;
    private final List<Gate> gates = new ArrayList<>();
    private final Map<String, Integer> repaired = new HashMap<>();

    /**
     * @param repairs how often the operator tries the same thing again before the rehearsal fails
     */
    Crew(URI application, String change, int repairs) {
        this.change = change;
        this.repairs = repairs;
        this.starter = new Rest(application, "manager");
        this.approver = new Rest(application, "manager2");
        this.operator = new Rest(application, "operator");
    }

    /** Starts the change and gives its instance's id. */
    String start() throws IOException {
        return starter.start("upgrade-cloud", change);
    }

    Rest watcher() {
        return starter;
    }

    List<Gate> gates() {
        return List.copyOf(gates);
    }

    /** Does every task that waits; gives back the first that no rehearsal can decide. */
    Optional<Trouble> work(Progress progress) throws IOException {
        for (JsonNode task : approver.tasks(change)) {
            if (key(task).equals("decide")) {
                approve(task, progress);
            }
        }
        for (JsonNode task : operator.tasks(change)) {
            Optional<Trouble> trouble = operate(task, progress);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        return Optional.empty();
    }

    private void approve(JsonNode task, Progress progress) throws IOException {
        Map<String, String> shown = approver.variables(id(task));
        approver.complete(id(task), Map.of("decision", "approve", "comment", "as rehearsed"));
        gates.add(
                new Gate(
                        task.path("name").asText(),
                        "approve",
                        approver.user(),
                        shown.getOrDefault("digest", "")));
        progress.say("  " + approver.user() + ": " + task.path("name").asText());
    }

    private Optional<Trouble> operate(JsonNode task, Progress progress) throws IOException {
        switch (key(task)) {
            case "decide":
                return Optional.empty();
            case "reviewConfiguration", "reviewAgain":
                operator.complete(
                        id(task),
                        Map.of(
                                "decision",
                                "edit",
                                "edited",
                                "",
                                "comment",
                                "rehearsal: follows the proposals"));
                return Optional.empty();
            default:
                return repair(task, progress);
        }
    }

    private Optional<Trouble> repair(JsonNode task, Progress progress) throws IOException {
        Map<String, String> shown = operator.variables(id(task));
        Trouble trouble = Trouble.of(task, shown);
        String what = key(task) + shown.getOrDefault("serverId", shown.getOrDefault("node", ""));
        if (repaired.merge(what, 1, Integer::sum) > repairs) {
            return Optional.of(trouble);
        }
        String again = key(task).equals("resolveFindings") ? "again" : "retry";
        operator.complete(id(task), Map.of("decision", again, "comment", "rehearsal: again"));
        progress.say("  " + operator.user() + " tries again: " + trouble.message());
        return Optional.empty();
    }

    private static String key(JsonNode task) {
        return task.path("taskDefinitionKey").asText();
    }

    private static String id(JsonNode task) {
        return task.path("id").asText();
    }
}
