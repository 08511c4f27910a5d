package io.icebridge.audit.map;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When something was first and last written of an element. */
record Trace(Instant first, Instant last) {

    /** Of several together; empty where there is none. */
    static Optional<Trace> of(Stream<Trace> traces) {
        return traces.reduce(Trace::with);
    }

    private Trace with(Trace other) {
        Comparator<Instant> order = Comparator.naturalOrder();
        return new Trace(
                order.compare(first, other.first) < 0 ? first : other.first,
                order.compare(last, other.last) > 0 ? last : other.last);
    }
}
