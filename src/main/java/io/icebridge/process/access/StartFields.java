package io.icebridge.process.access;

import io.icebridge.approval.Refused;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.variable.Variables;

/** What may come with the start of a change, beside its id: a title and a reason, as text. */
public final class StartFields {
    public static final String TITLE = "title";
    public static final String REASON = "reason";
    private static final String CHANGE = "change";

    private static final Map<String, Integer> LONGEST = Map.of(TITLE, 200, REASON, 4000);

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
                    "A change is started with its id, a title and a reason; it takes no %s."
                            .formatted(String.join(", ", others)));
        }
        LONGEST.keySet().forEach(name -> check(name, fields.get(name)));
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
