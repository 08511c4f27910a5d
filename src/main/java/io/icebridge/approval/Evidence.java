package io.icebridge.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a gate shows; its digest covers all of it. The title, what comes next, the findings and the
 * slices are what it opens; what was done is what a person judges that by.
 *
 * @param title what is approved, such as {@code Keystone upgrade}; it follows the word "Approve"
 * @param summary a few sentences that lead to the tables
 * @param about which change it is, who started it, and the like
 * @param vouchedBy on whose word some of it rests; they do not approve it
 * @param lately what was done since the last approval, in short
 * @param servers each that the gate moves, in the order of its waves
 */
public record Evidence(
        String title,
        String summary,
        List<Done> done,
        List<Next> next,
        List<Finding> findings,
        List<SliceShown> slices,
        List<Fact> about,
        List<String> vouchedBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Done> lately,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ServerShown> servers) {

    public Evidence(
            String title,
            String summary,
            List<Done> done,
            List<Next> next,
            List<Finding> findings) {
        this(
                title, summary, done, next, findings, List.of(), List.of(), List.of(), List.of(),
                List.of());
    }

    public Evidence {
        slices = slices == null ? List.of() : List.copyOf(slices);
        about = about == null ? List.of() : List.copyOf(about);
        vouchedBy = vouchedBy == null ? List.of() : List.copyOf(vouchedBy);
        lately = lately == null ? List.of() : List.copyOf(lately);
        servers = servers == null ? List.of() : List.copyOf(servers);
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

    /** Something to know about the change or the gate. */
    public record Fact(String what, String value) {}

    /**
     * A slice of the plan that the gate opens.
     *
     * @param gate that opens it
     * @param subject as in {@link io.icebridge.journal.Subject#toString()}
     */
    public record SliceShown(String gate, String subject, String digest) {}

    /**
     * A server that moves. What is approved of it is that it goes, from where, by which way and
     * why; the rest tells people which it is, and may change meanwhile.
     *
     * @param wave as planned, from 1
     * @param project its name, or its id where it has none
     * @param size its flavor, for people
     */
    public record ServerShown(
            int wave,
            String name,
            String id,
            String project,
            String owner,
            String addresses,
            String size,
            String node,
            String method,
            String why) {
        private List<String> opened() {
            return List.of(name, id, node, method, why);
        }
    }

    private record OpenedPart(
            String title,
            List<Next> next,
            List<Finding> findings,
            List<SliceShown> slices,
            Set<List<String>> servers) {}

    Evidence with(List<Slice> opened) {
        return new Evidence(
                title,
                summary,
                done,
                next,
                findings,
                opened.stream()
                        .map(s -> new SliceShown(s.gate(), s.subject().toString(), s.digest()))
                        .toList(),
                about,
                vouchedBy,
                lately,
                servers);
    }

    /** The same with what this gate alone has to tell of what is at stake. */
    public Evidence telling(List<Fact> facts) {
        return new Evidence(
                title, summary, done, next, findings, slices, facts, vouchedBy, lately, servers);
    }

    /** The same with the servers that move. */
    public Evidence moving(List<ServerShown> shown) {
        return new Evidence(
                title, summary, done, next, findings, slices, about, vouchedBy, lately, shown);
    }

    /** What happened to users meanwhile stands at the end of what was done. */
    Evidence in(
            List<Fact> facts, List<Done> meanwhile, List<String> vouching, List<Done> sinceThen) {
        return new Evidence(
                title,
                summary,
                Stream.concat(done.stream(), meanwhile.stream()).toList(),
                next,
                findings,
                slices,
                facts,
                vouching,
                sinceThen,
                servers);
    }

    /** SHA-256 over the canonical JSON of all that is shown, as 64 hexadecimal digits. */
    public String digest() {
        return Canonical.sha256(json());
    }

    /** Whether what the gate opens and what was found is still the same. */
    public boolean opensTheSame(Evidence other) {
        return opened().equals(other.opened());
    }

    private OpenedPart opened() {
        return new OpenedPart(
                title,
                next,
                findings,
                slices,
                servers.stream().map(ServerShown::opened).collect(Collectors.toSet()));
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
