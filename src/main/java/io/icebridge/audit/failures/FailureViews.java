package io.icebridge.audit.failures;

import io.icebridge.approval.Decision;
import io.icebridge.audit.told.Failure;
import io.icebridge.audit.told.FailureTable;
import io.icebridge.audit.told.FailuresAsked;
import io.icebridge.audit.told.Told;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads failures with what followed them. */
@Component
public final class FailureViews {
    private final FailureTable failures;
    private final Moves moves;
    private final Told told;

    FailureViews(FailureTable failures, Moves moves, Told told) {
        this.failures = failures;
        this.moves = moves;
        this.told = told;
    }

    /**
     * The newest of a change, so many after the first that are passed over.
     *
     * @param decisions all of the change
     */
    public List<FailureView> newest(
            String change, int passedOver, int most, List<Decision> decisions) {
        return newest(change, FailuresAsked.ALL, passedOver, most, decisions);
    }

    /** The newest of those that are asked for. */
    List<FailureView> newest(
            String change,
            FailuresAsked asked,
            int passedOver,
            int most,
            List<Decision> decisions) {
        return failures.newest(change, asked, passedOver, most).stream()
                .map(failure -> view(change, failure, decisions))
                .toList();
    }

    private FailureView view(String change, Failure failure, List<Decision> decisions) {
        Optional<Move> move = move(change, failure.subject());
        return new FailureView(
                failure,
                move.map(Move::serverName).orElse(failure.subject().toString()),
                Answered.to(failure, failures.next(change, failure), decisions).orElse(null),
                came(change, failure, move));
    }

    private String came(String change, Failure failure, Optional<Move> move) {
        String server = move.map(m -> "the server: " + Told.state(m.state())).orElse("");
        if (failures.doneSince(change, failure)) {
            return server.isEmpty() ? "done since" : "done since; " + server;
        }
        return server.isEmpty() ? "not done since" : server;
    }

    private Optional<Move> move(String change, Subject subject) {
        try {
            return told.server(subject)
                    ? Optional.of(moves.of(change, subject.name()))
                    : Optional.empty();
        } catch (NoSuchElementException e) {
            return Optional.empty();
        }
    }
}
