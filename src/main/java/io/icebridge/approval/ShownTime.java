package io.icebridge.approval;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as gates and pages show them: with their zone, which is everywhere the same. */
public final class ShownTime {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private ShownTime() {}

    /** To the second. */
    public static String of(Instant instant) {
        return TIME.format(instant);
    }
}
