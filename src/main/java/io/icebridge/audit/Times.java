package io.icebridge.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as auditors read them: in UTC, to the second. */
final class Times {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Times() {}

    /** Empty for null. */
    static String text(Instant instant) {
        return instant == null ? "" : FORMAT.format(instant);
    }
}
