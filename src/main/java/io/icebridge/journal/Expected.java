package io.icebridge.journal;

/**
 * How long an action is expected to take.
 *
 * @param seconds null where nothing tells
 * @param basis where the figure is from, or why there is none
 */
public record Expected(Long seconds, String basis) {
    public static final Expected UNKNOWN = new Expected(null, "not measured");
    public static final Expected MOMENT = new Expected(1L, "an answer at once");
}
