package io.icebridge.runbook.move;

/** Decides which way a server goes; {@code move-method.dmn} is behind it. */
public interface MethodChoice {
    /**
     * @param chosen what the cloud file or a person chose, empty for nothing
     * @param refusal why it could not be rebuilt as it was, empty for nothing
     */
    Chosen choose(String chosen, String refusal, boolean volumeBacked, String status);

    /** The method and a sentence that says why. */
    record Chosen(String method, String why) {}
}
