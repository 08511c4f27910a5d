package io.icebridge.keys;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;

/** A record that a file is read into. */
record Form(Class<?> type) {

    Optional<RecordComponent> component(String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(c -> c.getName().equals(name))
                .findFirst();
    }

    /** The record that a component is, or that its list holds. */
    static Optional<Form> within(RecordComponent component) {
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType list
                && component.getType().equals(java.util.List.class)) {
            type = list.getActualTypeArguments()[0];
        }
        return type instanceof Class<?> record && record.isRecord()
                ? Optional.of(new Form(record))
                : Optional.empty();
    }
}
