package io.icebridge.notice;

import io.icebridge.audit.servers.Downtimes;
import io.icebridge.audit.servers.Downtimes.Down;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a service or a server stands still at the moment. */
final class Standstill {
    private static final String STOP = "stopService";
    private static final List<String> UP = List.of("testService", "testRestoredService");

    private final Journal journal;
    private final Downtimes downtimes;

    Standstill(Journal journal, Downtimes downtimes) {
        this.journal = journal;
        this.downtimes = downtimes;
    }

    boolean of(String change, Subject about, Instant now) {
        return switch (about.kind()) {
            case SERVER -> downtimes.of(change, about, now).filter(Down::still).isPresent();
            case SERVICE -> service(new Change(change), about);
            default -> false;
        };
    }

    private boolean service(Change change, Subject service) {
        Optional<Instant> stopped =
                journal.of(change, service, STOP).stream()
                        .filter(Entry::mayBeDone)
                        .map(Entry::begun)
                        .max(Comparator.naturalOrder());
        return stopped.isPresent()
                && UP.stream()
                        .noneMatch(
                                step -> passed(journal.last(change, service, step), stopped.get()));
    }

    private static boolean passed(List<Entry> tests, Instant stopped) {
        return !tests.isEmpty()
                && tests.stream().allMatch(Entry::settled)
                && tests.stream().allMatch(test -> test.ended().isAfter(stopped));
    }
}
