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

    /**
     * All that was done for a change, and what was done to users and refused from its start to its
     * end, oldest first.
     */
    public List<Trail.Line> of(String change) {
        List<Starts.Run> runs = records.starts().runs(change);
        Instant first = runs.get(runs.size() - 1).start().at();
        Instant last =
                runs.stream().allMatch(run -> run.ended() != null)
                        ? runs.stream().map(Starts.Run::ended).max(Instant::compareTo).orElseThrow()
                        : Instant.MAX;
        Stream<Trail.Line> meanwhile =
                Stream.of(Trail.Kind.IDENTITY, Trail.Kind.REFUSED)
                        .flatMap(kind -> records.trail().since(first, kind).stream())
                        .filter(line -> !line.at().isAfter(last));
        // what is written of a change comes after its end, too, such as who was told of that
        return Stream.concat(records.trail().of(change).stream(), meanwhile)
                .distinct()
                .sorted(Comparator.comparingLong(Trail.Line::number))
                .toList();
    }
}
