package io.icebridge.process.access;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.util.ReflectionUtils;

/**
 * What a command of the engine asks for. The engine keeps it in fields that it shows nobody; a test
 * holds that they are there.
 */
record Asked(Command<?> command) {
    private static final List<String> FIELDS = List.of("properties", "variables");

    String text(String field) {
        return (String) value(field);
    }

    /** Keeps a field that came with it for a task from the engine. */
    @SuppressWarnings("unchecked")
    void withhold(String name) {
        for (String place : FIELDS) {
            if (value(place) instanceof Map<?, ?> given && given.containsKey(name)) {
                VariableMap all = Variables.fromMap((Map<String, Object>) given);
                VariableMap rest = Variables.createVariables();
                all.keySet().stream()
                        .filter(key -> !key.equals(name))
                        .forEach(key -> rest.putValueTyped(key, all.getValueTyped(key)));
                ReflectionUtils.setField(field(place), command, rest);
            }
        }
    }

    /** What comes with it for a task or a start; null where it brings nothing. */
    @SuppressWarnings("unchecked")
    Map<String, Object> variables() {
        Object builder = value("instantiationBuilder");
        if (builder != null) {
            return ((ProcessInstantiationBuilderImpl) builder).getVariables();
        }
        return (Map<String, Object>)
                FIELDS.stream().map(this::value).filter(Objects::nonNull).findFirst().orElse(null);
    }

    Object value(String name) {
        Field field = field(name);
        return field == null ? null : ReflectionUtils.getField(field, command);
    }

    private Field field(String name) {
        Field field = ReflectionUtils.findField(command.getClass(), name);
        if (field != null) {
            ReflectionUtils.makeAccessible(field);
        }
        return field;
    }
}
