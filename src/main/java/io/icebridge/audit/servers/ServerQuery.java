package io.icebridge.audit.servers;

import io.icebridge.audit.told.Sheet;
import io.icebridge.runbook.move.Move;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which servers are wanted, and in which order; what is left empty does not matter.
 *
 * @param q a part of a name or an address, or the beginning of an id
 * @param project its id or name
 * @param sort a column; a minus before it turns the order round
 * @param page from 1
 */
public record ServerQuery(
        String q,
        String state,
        String method,
        String node,
        String project,
        String wave,
        String sort,
        int page) {
    /** States of moves that can be asked for. */
    public static final List<String> STATES =
            Stream.of(Move.State.values()).map(Enum::name).toList();

    /** Ways that can be asked for. */
    public static final List<String> METHODS =
            List.of("SNAPSHOT", "VOLUME", "REDEPLOY", "WAIT", "BY_HAND", "REFUSED");

    private static final String DOWNTIME = "downtime";

    private static final Map<String, String> ORDER =
            Map.ofEntries(
                    Map.entry("name", "m.server_name"),
                    Map.entry("oldId", "m.server_id"),
                    Map.entry("newId", "m.new_id"),
                    Map.entry("project", "l.project_name"),
                    Map.entry("owner", "l.owner_id"),
                    Map.entry("node", "m.node"),
                    Map.entry("method", "m.method"),
                    Map.entry("state", "m.state"),
                    Map.entry("addresses", "l.addresses"),
                    Map.entry("wave", "m.wave"),
                    // what the database sorts by before it is sorted by downtime
                    Map.entry(DOWNTIME, "m.server_name"));

    private static final String BACK = "-";

    /**
     * @throws ResponseStatusException with a sentence for what cannot be asked for
     */
    public ServerQuery {
        q = stripped(q);
        state = among(STATES, stripped(state), "state");
        method = among(METHODS, stripped(method), "method");
        node = stripped(node);
        project = stripped(project);
        wave = stripped(wave);
        sort = stripped(sort).isEmpty() ? "name" : sort.strip();
        if (!wave.matches("\\d{0,6}")) {
            throw mistake("A wave is a number, such as 1; \"%s\" is none.".formatted(wave));
        }
        if (!ORDER.containsKey(column(sort))) {
            throw mistake(
                    "Servers are sorted by %s, with a minus before it the other way round."
                            .formatted(
                                    String.join(", ", ORDER.keySet().stream().sorted().toList())));
        }
    }

    /** Whose name, address or id has this. */
    static ServerQuery all(String q) {
        return new ServerQuery(q, "", "", "", "", "", "", 1);
    }

    private static String stripped(String text) {
        return text == null ? "" : text.strip();
    }

    private static String among(List<String> known, String value, String what) {
        String upper = value.toUpperCase(Locale.ROOT);
        if (!upper.isEmpty() && !known.contains(upper)) {
            throw mistake(
                    "There is no %s \"%s\"; there are %s."
                            .formatted(what, value, String.join(", ", known)));
        }
        return upper;
    }

    private static ResponseStatusException mistake(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }

    private static String column(String sort) {
        return sort.startsWith(BACK) ? sort.substring(1) : sort;
    }

    /** For SQL; equal ones always come in the same order. */
    String order() {
        String column = ORDER.get(column(sort));
        String direction = sort.startsWith(BACK) && !byDowntime() ? " desc" : " asc";
        return column + direction + " nulls last, m.server_name, m.server_id";
    }

    boolean byDowntime() {
        return column(sort).equals(DOWNTIME);
    }

    /** By downtime; what has none comes last in both directions. */
    <T> Comparator<T> comparing(Function<T, Double> downtime) {
        Comparator<Double> order = Comparator.naturalOrder();
        return Comparator.comparing(
                downtime, Comparator.nullsLast(sort.startsWith(BACK) ? order.reversed() : order));
    }

    /** Sorted by a column when it was by another, and turned round when it was by it already. */
    public String sortedBy(String column) {
        return sort.equals(column) ? BACK + column : column;
    }

    /** {@code ascending}, {@code descending} or {@code none}, as screen readers are told. */
    public String direction(String column) {
        if (!column(sort).equals(column)) {
            return "none";
        }
        return sort.startsWith(BACK) ? "descending" : "ascending";
    }

    /** Whether anything narrows the table. */
    public boolean narrows() {
        return Stream.of(q, state, method, node, project, wave).anyMatch(word -> !word.isEmpty());
    }

    int offset() {
        return Sheet.offset(page);
    }
}
