package io.icebridge.approval;

import java.util.List;

/**
 * What a gate shows. The title, what comes next and the findings are what a person approves; what
 * was done is what he judges it by.
 *
 * @param title what is approved, such as {@code Keystone upgrade}; it follows the word "Approve"
 * @param summary a few sentences that lead to the tables
 */
public record Evidence(
        String title, String summary, List<Done> done, List<Next> next, List<Finding> findings) {

    public Evidence {
        done = List.copyOf(done);
        next = List.copyOf(next);
        findings = List.copyOf(findings);
    }

    /**
     * Something that was carried out.
     *
     * @param when a date and time, for people
     */
    public record Done(String what, String where, String when, String result) {}

    /**
     * A step that will run.
     *
     * @param how its commands or API calls
     */
    public record Next(String step, String where, String how) {}

    /** Something to know before deciding, such as a server that is refused. */
    public record Finding(String what, String where, String why) {}

    private record ApprovedPart(String title, List<Next> next, List<Finding> findings) {}

    /** SHA-256 over the approved part's canonical JSON, as 64 hexadecimal digits. */
    public String digest() {
        return Canonical.sha256(Canonical.json(new ApprovedPart(title, next, findings)));
    }

    /** All of it as canonical JSON, from which anybody can compute the digest again. */
    public String json() {
        return Canonical.json(this);
    }

    /** Reads what {@link #json()} wrote. */
    public static Evidence read(String json) {
        return Canonical.read(json, Evidence.class);
    }
}
