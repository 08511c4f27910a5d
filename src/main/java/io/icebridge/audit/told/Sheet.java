package io.icebridge.audit.told;

import java.util.List;

/** How long tables are cut, a sheet at a time. */
public final class Sheet {
    /** How many rows a sheet has. */
    public static final int ROWS = 100;

    private Sheet() {}

    /** How many sheets so many rows are; an empty table is one. */
    public static int count(int rows) {
        return Math.max(1, (rows + ROWS - 1) / ROWS);
    }

    /**
     * How many rows come before a sheet.
     *
     * @param number from 1
     */
    public static int offset(int number) {
        return (number - 1) * ROWS;
    }

    /**
     * The rows of a sheet; none of one that is not there.
     *
     * @param number from 1
     */
    public static <T> List<T> of(List<T> rows, int number) {
        return rows.stream().skip(offset(number)).limit(ROWS).toList();
    }
}
