package io.icebridge.notice;

import io.icebridge.audit.told.Failure;
import io.icebridge.audit.told.FailureTable;
import io.icebridge.audit.told.Told;
import io.icebridge.journal.Beginning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What failed. */
final class NewFailures implements Happenings {
    private static final int MOST = 500;

    /** One that was written in the midst of another may come to light after it. */
    private static final int OVERLAP = 20;

    private static final int LONGEST = 1000;

    private final FailureTable failures;
    private final Told told;
    private final Instant begun;
    private final Map<String, Long> seen = new HashMap<>();

    NewFailures(FailureTable failures, Told told, Instant begun) {
        this.failures = failures;
        this.told = told;
        this.begun = begun;
    }

    @Override
    public List<Occasion> look(List<String> changes, Instant now) {
        List<Occasion> found = new ArrayList<>();
        for (String change : changes) {
            long after = seen.getOrDefault(change, 0L) - OVERLAP;
            for (Failure failure : failures.after(change, after, MOST)) {
                seen.merge(change, failure.number(), Math::max);
                if (!failure.at().isBefore(begun)) {
                    found.add(occasion(change, failure));
                }
            }
        }
        return found;
    }

    private Occasion occasion(String change, Failure failure) {
        return Occasion.now(
                        "failure " + failure.number(),
                        Kind.FAILURE,
                        change,
                        failure.at(),
                        told.step(failure.step()) + " failed",
                        failure.subject().toString())
                .saying(shortened(failure.told() + "\n" + failure.remedy()).strip());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : Beginning.of(text, LONGEST) + " ...";
    }
}
