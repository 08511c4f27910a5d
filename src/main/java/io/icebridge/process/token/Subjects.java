package io.icebridge.process.token;

import java.util.List;

/** Whom a process instance concerns, named as in the journal. */
public final class Subjects {
    /** The change as a whole. */
    public static final String CHANGE = "change";

    private record Kind(String name, Var<String> variable) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("server", Var.text("serverId")),
                    new Kind("node", Var.text("node")),
                    new Kind("service", Var.text("service")));

    private Subjects() {}

    /** {@code server ID}, {@code node NAME}, {@code service NAME}, or {@code change}. */
    public static String of(Here here) {
        for (Kind kind : KINDS) {
            String value = here.get(kind.variable(), "");
            if (!value.isEmpty()) {
                return kind.name() + " " + value;
            }
        }
        return CHANGE;
    }
}
