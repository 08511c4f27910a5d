package io.icebridge.runbook.move;

/** Decides which way a server goes; {@code move-method.dmn} is behind it. */
public interface MethodChoice {
    /**
     * @param chosen what the cloud file or a person chose, empty for nothing
     * @param refused whether there is a reason against rebuilding it for which nobody answers
     */
    Chosen choose(String chosen, boolean refused, boolean volumeBacked, String status);

    /** The method and a sentence that says why. */
    record Chosen(String method, String why) {}
}
