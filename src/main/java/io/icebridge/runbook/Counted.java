package io.icebridge.runbook;

/** How many of something, as people say it. */
public final class Counted {
    private Counted() {}

    /**
     * Such as {@code 1 server} and {@code 2 servers}.
     *
     * @param one what it is called, to which an s is added where they are more or none
     */
    public static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    /**
     * Such as {@code 1 entry is} and {@code 2 entries are}.
     *
     * @param one what follows if there is one
     * @param many what follows else
     */
    public static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
