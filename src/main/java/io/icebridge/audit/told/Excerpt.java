package io.icebridge.audit.told;

import java.util.List;

/**
 * The first rows of a table, as many as a sheet has.
 *
 * @param left how many more there are, of which the page says where they stand
 */
public record Excerpt<T>(List<T> rows, int left) {

    /** Of a table at hand. */
    public static <T> Excerpt<T> of(List<T> all) {
        return of(Sheet.of(all, 1), all.size());
    }

    /**
     * Of a table of which only the beginning was read.
     *
     * @param all how many there are
     */
    public static <T> Excerpt<T> of(List<T> rows, int all) {
        return new Excerpt<>(rows, all - rows.size());
    }

    /** Whether there is none at all. */
    public boolean empty() {
        return rows.isEmpty();
    }
}
