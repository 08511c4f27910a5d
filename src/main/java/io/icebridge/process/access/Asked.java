package io.icebridge.process.access;

import java.lang.reflect.Field;
import java.util.Map;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.util.ReflectionUtils;

/**
 * What a command of the engine asks for. The engine keeps it in fields that it shows nobody; a test
 * holds that they are there.
 */
record Asked(Command<?> command) {

    String text(String field) {
        return (String) value(field);
    }

    /** What comes with it for a task or a start; null where it brings nothing. */
    @SuppressWarnings("unchecked")
    Map<String, Object> variables() {
        Object builder = value("instantiationBuilder");
        if (builder != null) {
            return ((ProcessInstantiationBuilderImpl) builder).getVariables();
        }
        Object properties = value("properties");
        return (Map<String, Object>) (properties == null ? value("variables") : properties);
    }

    Object value(String name) {
        Field field = ReflectionUtils.findField(command.getClass(), name);
        if (field == null) {
            return null;
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, command);
    }
}
