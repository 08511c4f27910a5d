package io.icebridge.process.token;

/** A process variable with its type; constants live in the file of the model that owns them. */
public record Var<T>(String name, Class<T> type) {

    public static Var<String> text(String name) {
        return new Var<>(name, String.class);
    }

    public static Var<Integer> number(String name) {
        return new Var<>(name, Integer.class);
    }

    public static Var<Boolean> flag(String name) {
        return new Var<>(name, Boolean.class);
    }
}
