package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rehearsal's users: one starts the change, another approves, a third reviews and repairs. */
final class Crew {
    private final String change;
    private final Rest starter;
    private final Rest approver;
    private final Rest operator;
    private final List<Gate> gates = new ArrayList<>();
    private final Persistence persistence;

    /**
     * @param repairs how often the operator tries the same thing again before he gives it up
     */
    Crew(URI application, String change, int repairs) {
        this.change = change;
        this.persistence = new Persistence(repairs);
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
        String about = shown.getOrDefault("serverId", shown.getOrDefault("node", ""));
        Optional<String> decision = persistence.next(key(task), about);
        if (decision.isEmpty()) {
            return Optional.of(trouble);
        }
        progress.say("  " + operator.user() + ": " + decision.get() + ": " + trouble.message());
        try {
            operator.complete(
                    id(task),
                    Map.of("decision", decision.get(), "comment", "rehearsal: " + decision.get()));
        } catch (Rest.Refused refused) {
            // as a person would who is told why: the task is still there, and next time he
            // decides otherwise
            progress.say("  " + refused.getMessage());
        }
        return Optional.empty();
    }

    private static String key(JsonNode task) {
        return task.path("taskDefinitionKey").asText();
    }

    private static String id(JsonNode task) {
        return task.path("id").asText();
    }
}
