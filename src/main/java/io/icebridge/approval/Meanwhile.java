package io.icebridge.approval;

import io.icebridge.approval.Evidence.Done;
import io.icebridge.approval.Starts.Start;
import io.icebridge.journal.Trail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whose groups and passwords were changed since a change was started. */
public final class Meanwhile {
    private final Records records;

    public Meanwhile(Records records) {
        this.records = records;
    }

    /** Of everybody, since nobody knows before who will decide. */
    List<Done> of(String change) {
        return since(change).stream()
                .map(
                        line ->
                                new Done(
                                        line.about() + ": " + line.what(),
                                        "users",
                                        ShownTime.of(line.at()),
                                        "by " + line.by()))
                .toList();
    }

    /**
     * What somebody else has changed of a person since the change was started; empty when nothing.
     */
    public String changed(String change, String person) {
        return String.join(
                "; ",
                since(change).stream()
                        .filter(line -> line.about().equals(person) && !line.by().equals(person))
                        .map(
                                line ->
                                        "%s %s, %s"
                                                .formatted(
                                                        line.by(),
                                                        line.what(),
                                                        ShownTime.of(line.at())))
                        .toList());
    }

    private List<Trail.Line> since(String change) {
        Optional<Instant> first = records.starts().of(change).stream().findFirst().map(Start::at);
        return first.map(then -> records.trail().since(then, Trail.Kind.IDENTITY))
                .orElse(List.of());
    }
}
