package io.icebridge.runbook.services;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.fleet.Ran;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.List;
import java.util.Optional;

/** How long a service will stand still, by what its rehearsal took. */
final class Outage {
    private static final List<String> PROGRAMS = List.of("programs");
    private static final List<String> DUMP = List.of("copyDumped", "copyLoaded");
    private static final List<String> SCHEMA = List.of(RehearseSchema.TRIED);

    private final Journal journal;

    Outage(Journal journal) {
        this.journal = journal;
    }

    String said(Change change, ServiceProfile profile) {
        if (profile.hostByHost()) {
            return profile.title() + " goes on: its hosts are upgraded one after the other.";
        }
        List<Entry> rehearsed =
                journal.last(change, Subject.service(profile.name()), RehearseSchema.STEP);
        Optional<Long> programs = seconds(rehearsed, PROGRAMS);
        Optional<Long> schema = seconds(rehearsed, SCHEMA);
        if (programs.isEmpty()) {
            return "Its API does not answer between stop and start; how long is not known, since"
                    + " nothing was rehearsed.";
        }
        long dump = seconds(rehearsed, DUMP).orElse(0L);
        long all = programs.get() + dump + schema.orElse(0L);
        return ("Its API does not answer between stop and start, for about %d s by the rehearsal:"
                        + " packages %d s, dump and its proof %d s, schema %d s.")
                .formatted(all, programs.get(), dump, schema.orElse(0L));
    }

    private static Optional<Long> seconds(List<Entry> entries, List<String> parts) {
        return entries.stream()
                .filter(e -> parts.contains(e.key().part()))
                .flatMap(e -> e.result(Ran.class).stream())
                .map(Ran::seconds)
                .reduce(Long::sum);
    }
}
