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
     *
     * @param next when the subject failed anew, if it did
     */
    static Optional<Decision> to(
            Failure failure, Optional<Instant> next, List<Decision> decisions) {
        String subject = failure.subject().toString();
        return decisions.stream()
                .filter(decision -> decision.subject().equals(subject))
                .filter(decision -> !decision.at().isBefore(failure.at()))
                .filter(decision -> decision.at().isBefore(next.orElse(Instant.MAX)))
                .min(Comparator.comparing(Decision::at));
    }
}
