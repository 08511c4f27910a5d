package io.icebridge.process.access;

import io.icebridge.approval.Refused;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The fields that came with the command which a person sent and which is carried out now. A rule
 * reads them here, since what a process variable holds may have been written at any time before.
 */
public final class Submitted implements AutoCloseable {
    /** What commands printed: the engine keeps no text that long, so it is found here alone. */
    public static final String OUTPUT = "output";

    private static final ThreadLocal<Map<String, Object>> NOW = new ThreadLocal<>();

    private Submitted(Map<String, Object> fields) {
        NOW.set(Collections.unmodifiableMap(fields));
    }

    /**
     * @throws Refused when nobody who is logged in has sent anything
     */
    public static Map<String, Object> fields() {
        Map<String, Object> fields = NOW.get();
        if (fields == null) {
            throw new Refused("Somebody who is logged in must decide this.");
        }
        return fields;
    }

    /** Typed values as what they hold. */
    static Submitted of(Map<String, Object> variables) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (variables != null) {
            var typed = Variables.fromMap(variables);
            typed.keySet().forEach(key -> fields.put(key, typed.getValueTyped(key).getValue()));
        }
        return new Submitted(fields);
    }

    @Override
    public void close() {
        NOW.remove();
    }
}
