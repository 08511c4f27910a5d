package io.icebridge.cloudfile;

/**
 * How long servers wait for their owners to delete them.
 *
 * @param remindDays after how many days an operator is reminded, again and again
 * @param endDays after how many days the wait is over and an operator decides
 */
public record Waiting(int remindDays, int endDays) {
    public static Waiting usual() {
        return new Waiting(7, 60);
    }
}
