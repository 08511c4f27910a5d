package io.icebridge.audit.told;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

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
     * The sheet that an address asks for.
     *
     * @param rows that the table has
     * @throws ResponseStatusException with a sentence where the table has none of that number
     */
    public static int asked(int number, int rows) {
        if (number < 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Pages are counted from 1.");
        }
        if (number > count(rows)) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "There is no page %d; the last one is %d.".formatted(number, count(rows)));
        }
        return number;
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
