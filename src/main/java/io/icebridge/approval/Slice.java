package io.icebridge.approval;

import io.icebridge.journal.Action;
import io.icebridge.journal.Step;
import io.icebridge.journal.Subject;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of the plan that a gate opens for one subject: the steps that may run once it is
 * approved, with their actions in order.
 */
public final class Slice {
    private final String gate;
    private final Subject subject;
    private final List<Step> steps;
    private final String content;
    private final String digest;

    public Slice(String gate, Subject subject, List<Step> steps) {
        this.gate = gate;
        this.subject = subject;
        this.steps = List.copyOf(steps);
        this.content =
                Canonical.json(
                        Map.of("gate", gate, "steps", steps.stream().map(Slice::step).toList()));
        this.digest = Canonical.sha256(content);
    }

    private Slice(Slice equal, Subject subject) {
        this.gate = equal.gate;
        this.subject = subject;
        this.steps = equal.steps;
        this.content = equal.content;
        this.digest = equal.digest;
    }

    /** The same of another server that goes the same way. */
    public Slice of(Subject server) {
        if (subject.kind() != Subject.Kind.SERVER || server.kind() != Subject.Kind.SERVER) {
            throw new IllegalArgumentException(subject + " and " + server + " are not alike");
        }
        return new Slice(this, server);
    }

    public String gate() {
        return gate;
    }

    public Subject subject() {
        return subject;
    }

    public List<Step> steps() {
        return steps;
    }

    /** SHA-256 over the canonical JSON of what may run. */
    public String digest() {
        return digest;
    }

    /** What may run, as canonical JSON; equal for servers that go the same way. */
    String content() {
        return content;
    }

    /** As the plan has it: what may run with its digest and its subject, as canonical JSON. */
    void write(Writer out) throws IOException {
        out.write("{\"digest\":\"" + digest + "\",");
        out.write(content, 1, content.length() - 2);
        out.write(",\"subject\":" + Canonical.text(subject.toString()) + "}");
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", step.id());
        shown.put("subject", subjectIn(step.subject()));
        shown.put("actions", step.actions().stream().map(Slice::action).toList());
        return shown;
    }

    /** A server's own id is left out, so that equal servers have one content. */
    private static String subjectIn(Subject subject) {
        return subject.kind() == Subject.Kind.SERVER ? "server" : subject.toString();
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
        return String.join(
                "\n",
                action.key().step(),
                subjectIn(action.key().subject()),
                action.key().place().toString(),
                action.key().partKind(),
                action.what(),
                action.effect() ? "effect" : "look");
    }
}
