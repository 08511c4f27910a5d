package io.icebridge.runbook.fleet;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a service or a server stands still, by the journal: from when it was to be stopped until
 * all that was looked at afterwards has shown that it serves again.
 */
public final class Standstill {
    private record Rule(Set<String> stops, Set<String> serves) {}

    private static final Rule SERVICE =
            new Rule(Set.of("stopService"), Set.of("testService", "testRestoredService"));

    /** Of a server's step, the part that stops and the one that compares. */
    private static final Rule SERVER =
            new Rule(
                    Set.of("stopServer/stop"),
                    Set.of("verifyServer/compare", "startOldServer/compare"));

    private final Journal journal;

    public Standstill(Journal journal) {
        this.journal = journal;
    }

    /** Whether it stands still now; nothing but a service or a server ever does. */
    public boolean of(String change, Subject subject) {
        return since(change, subject).isPresent();
    }

    /** Since when it stands still, so that whoever decides knows how long people are without it. */
    public Optional<Instant> since(String change, Subject subject) {
        return switch (subject.kind()) {
            case SERVICE -> since(change, subject, SERVICE);
            case SERVER -> since(change, subject, SERVER);
            default -> Optional.empty();
        };
    }

    private Optional<Instant> since(String change, Subject subject, Rule rule) {
        Instant stopped = null;
        Map<String, Map<Key, Entry>> looks = new HashMap<>();
        for (Entry entry : journal.of(new Change(change), subject)) {
            if (in(rule.stops(), entry) && entry.mayBeDone()) {
                stopped = stopped == null || serves(looks) ? entry.begun() : stopped;
                looks.clear();
            } else if (in(rule.serves(), entry)) {
                looks.computeIfAbsent(entry.key().step(), step -> new HashMap<>())
                        .put(entry.key(), entry);
            }
        }
        return serves(looks) ? Optional.empty() : Optional.ofNullable(stopped);
    }

    private static boolean serves(Map<String, Map<Key, Entry>> looks) {
        return looks.values().stream().anyMatch(Standstill::passed);
    }

    private static boolean in(Set<String> those, Entry entry) {
        Key key = entry.key();
        return those.contains(key.step()) || those.contains(key.step() + "/" + key.part());
    }

    private static boolean passed(Map<Key, Entry> looks) {
        return looks.values().stream().allMatch(Entry::settled);
    }
}
