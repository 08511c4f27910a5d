package io.icebridge.process.token;

/** A process variable with its type; constants live in the file of the model that owns them. */
public record Var<T>(String name, Class<T> type) {

    /** A text. */
    public static Var<String> text(String name) {
        return new Var<>(name, String.class);
    }

    /** A whole number. */
    public static Var<Integer> number(String name) {
        return new Var<>(name, Integer.class);
    }

    /** A yes or no. */
    public static Var<Boolean> flag(String name) {
        return new Var<>(name, Boolean.class);
    }
}
