package io.icebridge.audit.map;

import io.icebridge.audit.map.Element.Call;
import java.util.List;
import java.util.Map;

/**
 * Whom a model's instance concerns.
 *
 * @param kind {@code service}, {@code node}, {@code server} or {@code wave}; empty for the change
 *     as a whole
 * @param gate which gate it is; empty for what is none
 */
public record MapScope(String kind, String name, String gate) {
    static final MapScope CHANGE = new MapScope("", "", "");

    /** The variables that say whom an instance concerns, the narrowest first. */
    private static final Map<String, String> VARIABLES =
            Map.of("serverId", "server", "node", "node", "service", "service", "wave", "wave");

    private static final List<String> NARROWEST = List.of("serverId", "node", "service", "wave");

    /** Reads what {@link #subject()} wrote; any other text is the change as a whole. */
    static MapScope of(String subject, String gate) {
        String[] parts = subject.split(" ", 2);
        return parts.length == 2 && VARIABLES.containsValue(parts[0])
                ? new MapScope(parts[0], parts[1], gate)
                : new MapScope("", "", gate);
    }

    /** As the journal names it, beside {@code wave N}, which it knows nothing of. */
    public String subject() {
        return kind.isEmpty() ? "" : kind + " " + name;
    }

    /** As gates name it. */
    String gateSubject() {
        return name;
    }

    /** The variable by which the engine knows it; empty for the change as a whole. */
    String variable() {
        return NARROWEST.stream()
                .filter(name -> VARIABLES.get(name).equals(kind))
                .findFirst()
                .orElse("");
    }

    /** What sort of thing a call is about: a kind, or empty for the change as a whole. */
    static String about(Call call) {
        return NARROWEST.stream()
                .filter(call.given()::containsKey)
                .findFirst()
                .map(VARIABLES::get)
                .orElse("");
    }

    /**
     * Whom what is called concerns.
     *
     * @return this one where the call is made for each of many, so that somebody has to choose
     */
    MapScope called(Call call) {
        String about = about(call);
        if (about.isEmpty()) {
            return new MapScope("", "", call.gate());
        }
        String given =
                NARROWEST.stream()
                        .filter(call.given()::containsKey)
                        .findFirst()
                        .map(call.given()::get)
                        .orElse("");
        return given.startsWith("'")
                ? new MapScope(about, given.replace("'", ""), call.gate())
                : new MapScope(kind, name, call.gate());
    }

    /** Whether a call is made for each of many. */
    boolean many(Call call) {
        return !about(call).equals(called(call).kind());
    }
}
