package io.icebridge.audit.failures;

import io.icebridge.approval.Decision;
import io.icebridge.audit.told.Failure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which decision answers which failure. */
final class Answered {
    private Answered() {}

    /**
     * The first decision on the failure's subject after it, unless the subject had failed anew by
     * then: that decision answers the later failure.
     */
    static Optional<Decision> to(Failure failure, List<Failure> all, List<Decision> decisions) {
        String subject = failure.subject().toString();
        Instant next =
                all.stream()
                        .filter(other -> other.subject().equals(failure.subject()))
                        .map(Failure::at)
                        .filter(at -> at.isAfter(failure.at()))
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.MAX);
        return decisions.stream()
                .filter(decision -> decision.subject().equals(subject))
                .filter(decision -> !decision.at().isBefore(failure.at()))
                .filter(decision -> decision.at().isBefore(next))
                .min(Comparator.comparing(Decision::at));
    }
}
