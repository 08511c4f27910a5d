package io.icebridge.runbook.inventory;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Why a server cannot be rebuilt as it was.
 *
 * @param code a short name that lasts, one of those that this package explains; a server has each
 *     once at most
 * @param what it is, said of the server, for people
 * @param remedy what people can do about it
 */
public record Reason(String code, String what, String remedy) {

    /** What and remedy of each, numbered where there are several. */
    public static String told(List<Reason> reasons) {
        return reasons.size() == 1
                ? reasons.get(0).told()
                : IntStream.range(0, reasons.size())
                        .mapToObj(n -> n + 1 + ". " + reasons.get(n).told())
                        .collect(Collectors.joining("; "));
    }

    private String told() {
        return what + " (" + remedy + ")";
    }
}
