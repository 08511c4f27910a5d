package io.icebridge.runbook.fleet;

import io.icebridge.runbook.profile.KnownFailure;
import io.icebridge.runbook.profile.Profile;
import java.util.regex.Matcher;

/** What the release's commands are known to fail with. */
final class KnownFailures {
    private KnownFailures() {}

    /** The end of a sentence that says what failed and what helps; empty for what is not known. */
    static String said(Profile profile, String output) {
        for (KnownFailure known : profile.knownFailures()) {
            Matcher said = known.pattern().matcher(output);
            if (said.find()) {
                return ": %s (%s): %s".formatted(known.what(), said.group(1), known.remedy());
            }
        }
        return "";
    }
}
