package io.icebridge.notice;

import io.icebridge.notice.Letter.Item;
import io.icebridge.notice.Letter.ProjectTold;
import io.icebridge.notice.Letter.ServerTold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A letter of each kind, by which templates are tried. */
final class Samples {
    private static final Instant THEN = Instant.parse("2014-05-01T12:00:00Z");

    private Samples() {}

    /** By the names of their templates. */
    static Map<String, Letter> byName() {
        Map<String, Letter> samples = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            boolean owners = kind == Kind.BEFORE || kind == Kind.AFTER;
            samples.put(
                    kind.word(),
                    new Letter(
                            kind.word(),
                            "CHG-1",
                            "title",
                            "https://icebridge.example.org/change/CHG-1",
                            owners ? List.of() : List.of(new Item(THEN, "what", "about", "detail")),
                            owners ? project() : null));
        }
        return samples;
    }

    private static ProjectTold project() {
        return new ProjectTold(
                "p1",
                "web",
                THEN,
                "inside a window",
                30,
                List.of(
                        new ServerTold(
                                "web-1",
                                "11aa",
                                "22bb",
                                "10.0.0.1",
                                "snapshot",
                                true,
                                "moved",
                                61.0)));
    }
}
