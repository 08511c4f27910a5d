package io.icebridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rehearsal's users: one starts the change, another approves, a third reviews and repairs. */
final class Crew {
    private final String change;
    private final Rest starter;
    private final List<Rest> approvers;
    private final Rest operator;
    private final List<Gate> gates = new ArrayList<>();
    private final Map<String, Integer> approvals = new HashMap<>();
    private final Persistence persistence;
    private final Console console;

    /** Where the operator runs what he is asked for on a host; its output. */
    interface Console {
        String run(String host, String line);
    }

    /**
     * @param managers how many change managers there are: one starts, the others approve
     * @param repairs how often the operator tries the same thing again before he gives it up
     */
    Crew(URI application, String change, int managers, int repairs, Console console) {
        this.change = change;
        this.persistence = new Persistence(repairs);
        this.starter = new Rest(application, "manager");
        this.approvers =
                IntStream.rangeClosed(2, managers)
                        .mapToObj(i -> new Rest(application, "manager" + i))
                        .toList();
        this.operator = new Rest(application, "operator");
        this.console = console;
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
        for (JsonNode task : approvers.get(0).tasks(change)) {
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
        Rest approver = approvers.get(turn(task));
        Map<String, String> shown = approver.variables(id(task));
        approver.complete(id(task), Map.of("decision", "approve", "comment", "as rehearsed"));
        gates.add(
                new Gate(name(task), "approve", approver.user(), shown.getOrDefault("digest", "")));
        progress.say("  " + approver.user() + ": " + name(task));
    }

    /** Where several must approve the same, one after another does. */
    private int turn(JsonNode task) {
        String gate = task.path("processInstanceId").asText();
        return (approvals.merge(gate, 1, Integer::sum) - 1) % approvers.size();
    }

    private Optional<Trouble> operate(JsonNode task, Progress progress) throws IOException {
        switch (key(task)) {
            case "decide":
                return Optional.empty();
            case "reviewConfiguration", "reviewAgain":
                operator.complete(
                        id(task),
                        Map.of("decision", "edit", "comment", "rehearsal: follows the proposals"));
                return Optional.empty();
            default:
                return repair(task, progress);
        }
    }

    private Optional<Trouble> repair(JsonNode task, Progress progress) throws IOException {
        Map<String, String> shown = operator.variables(id(task));
        Optional<HandWorkAsked> asked = HandWorkAsked.of(shown);
        if (asked.isPresent()) {
            progress.say("  " + operator.user() + ": by hand on " + asked.get().host());
            operator.complete(id(task), asked.get().answer(console));
            return Optional.empty();
        }
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

    /** Without the change, which is one and the same. */
    private String name(JsonNode task) {
        return task.path("name").asText().replace(" (" + change + ")", "");
    }

    private static String key(JsonNode task) {
        return task.path("taskDefinitionKey").asText();
    }

    private static String id(JsonNode task) {
        return task.path("id").asText();
    }
}
