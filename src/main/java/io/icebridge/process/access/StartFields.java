package io.icebridge.process.access;

import io.icebridge.approval.Refused;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.variable.Variables;

/**
 * What may come with the start of a change, beside its id: a title, a reason, and the digest of the
 * plan that its starter has read, as text.
 */
public final class StartFields {
    public static final String TITLE = "title";
    public static final String REASON = "reason";
    public static final String PLAN = "plan";
    private static final String CHANGE = "change";
    private static final String DIGEST = "[0-9a-f]{64}|";

    private static final Map<String, Integer> LONGEST = Map.of(TITLE, 200, REASON, 4000, PLAN, 64);

    private StartFields() {}

    static void check(Asked asked) {
        if (asked.variables() == null) {
            return;
        }
        var fields = Variables.fromMap(asked.variables());
        Set<String> others = new TreeSet<>(fields.keySet());
        others.removeAll(LONGEST.keySet());
        // The form in Tasklist has a field for the id itself, and sends it twice.
        others.removeIf(
                name ->
                        name.equals(CHANGE)
                                && Objects.equals(fields.get(name), asked.text("businessKey")));
        if (!others.isEmpty()) {
            throw Refused.mistake(
                    "A change is started with its id, a title, a reason and a plan; it takes no %s."
                            .formatted(String.join(", ", others)));
        }
        LONGEST.keySet().forEach(name -> check(name, fields.get(name)));
        if (fields.get(PLAN) instanceof String plan && !plan.strip().matches(DIGEST)) {
            throw Refused.mistake(
                    "The plan of a change is its digest, as icebridge plan prints it: 64 hexadecimal"
                            + " digits in lower case.");
        }
    }

    private static void check(String name, Object value) {
        if (value != null
                && !(value instanceof String text && text.length() <= LONGEST.get(name))) {
            throw Refused.mistake(
                    "The %s of a change is a text of at most %d characters."
                            .formatted(name, LONGEST.get(name)));
        }
    }
}
