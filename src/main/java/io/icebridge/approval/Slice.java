package io.icebridge.approval;

import io.icebridge.door.Action;
import io.icebridge.door.Step;
import io.icebridge.door.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of the plan that a gate opens for one subject: the steps that may run once it is
 * approved, with their actions in order.
 */
public record Slice(String gate, Subject subject, List<Step> steps) {
    public Slice {
        steps = List.copyOf(steps);
    }

    /** SHA-256 over the canonical JSON of what may run. */
    public String digest() {
        return Canonical.sha256(content());
    }

    /** What may run, as canonical JSON; equal for servers that go the same way. */
    String content() {
        return Canonical.json(
                Map.of("gate", gate, "steps", steps.stream().map(this::step).toList()));
    }

    private Map<String, Object> step(Step step) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", step.id());
        // a server's own id is left out, so that equal servers have one content
        shown.put("subject", subjectIn(step));
        shown.put("actions", step.actions().stream().map(Slice::action).toList());
        return shown;
    }

    private String subjectIn(Step step) {
        return step.subject().kind() == Subject.Kind.SERVER ? "server" : step.subject().toString();
    }

    /** As the plan and a stranger read it. */
    public static Map<String, Object> action(Action action) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("key", action.key().part());
        shown.put("where", action.key().place().toString());
        shown.put("what", action.what());
        shown.put("kind", action.effect() ? "effect" : "look");
        shown.put("undoneBy", action.undo().shown());
        shown.put("seconds", action.expected().seconds());
        shown.put("basis", action.expected().basis());
        return shown;
    }

    /** What the action is known by among a slice's: its thing's own id left out. */
    static String print(Action action) {
        String subject =
                action.key().subject().kind() == Subject.Kind.SERVER
                        ? "server"
                        : action.key().subject().toString();
        return String.join(
                "\n",
                action.key().step(),
                subject,
                action.key().place().toString(),
                action.key().partKind(),
                action.what(),
                action.effect() ? "effect" : "look");
    }
}
