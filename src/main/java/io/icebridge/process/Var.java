package io.icebridge.process;

/** A process variable with its type; constants live in the file of the model that owns them. */
record Var<T>(String name, Class<T> type) {

    static Var<String> text(String name) {
        return new Var<>(name, String.class);
    }

    static Var<Integer> number(String name) {
        return new Var<>(name, Integer.class);
    }

    static Var<Boolean> flag(String name) {
        return new Var<>(name, Boolean.class);
    }
}
