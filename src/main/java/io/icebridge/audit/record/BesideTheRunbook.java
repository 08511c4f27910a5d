package io.icebridge.audit.record;

import io.icebridge.approval.Records;
import io.icebridge.approval.Starts;
import io.icebridge.journal.Trail;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what people did for a change beside its tasks, and to users while it ran. */
@Component
public final class BesideTheRunbook {
    private final Records records;

    BesideTheRunbook(Records records) {
        this.records = records;
    }

    /** From a change's start to its end, oldest first. */
    public List<Trail.Line> of(String change) {
        List<Starts.Run> runs = records.starts().runs(change);
        Instant first = runs.get(runs.size() - 1).start().at();
        Instant last =
                runs.stream().allMatch(run -> run.ended() != null)
                        ? runs.stream().map(Starts.Run::ended).max(Instant::compareTo).orElseThrow()
                        : Instant.MAX;
        return Stream.of(
                        records.trail().of(change),
                        records.trail().since(first, Trail.Kind.IDENTITY),
                        records.trail().since(first, Trail.Kind.REFUSED))
                .flatMap(List::stream)
                .filter(line -> !line.at().isAfter(last))
                .distinct()
                .sorted(Comparator.comparingLong(Trail.Line::number))
                .toList();
    }
}
