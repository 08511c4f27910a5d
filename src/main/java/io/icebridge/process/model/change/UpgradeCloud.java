package io.icebridge.process.model.change;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Errors;
import io.icebridge.process.token.Here;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** upgrade-cloud: the whole change on one page; and how every startable model comes to a stop. */
@Configuration(proxyBeanMethods = false)
public class UpgradeCloud {
    static final String KEY = "upgrade-cloud";

    private final Failures failures;
    private final Journal journal;
    private final Approvals approvals;
    private final Decisions decisions;

    public UpgradeCloud(
            Failures failures, Journal journal, Approvals approvals, Decisions decisions) {
        this.failures = failures;
        this.journal = journal;
        this.approvals = approvals;
        this.decisions = decisions;
    }

    /** Writes down that the change has come to its end. */
    @Bean
    public Step closeChange() {
        return Step.of(failures, here -> note(here, new Said("closed")));
    }

    private void note(Here here, Object what) {
        Key key = new Key(here.step(), Subject.CHANGE, Place.HERE, "");
        Change change = new Change(here.change());
        if (!journal.settled(change, key)) {
            journal.note(change, key, "change " + change, what);
        }
    }

    /** Also stops what called this model, up to the model that a person started. */
    @Bean
    public Step recordStop() {
        return Step.of(
                failures,
                here -> {
                    Stopped stopped = stopped(here.change());
                    note(here, new ByHand(stopped.by(), stopped.comment()));
                    if (here.execution().getProcessInstance().getSuperExecution() != null) {
                        throw new BpmnError(Errors.CHANGE_STOPPED, "stopped by " + stopped.by());
                    }
                });
    }

    private record Stopped(Instant at, String by, String comment) {}

    private Stopped stopped(String change) {
        Stream<Stopped> rejected =
                approvals.of(change).stream()
                        .filter(approval -> !approval.approved())
                        .map(UpgradeCloud::rejected);
        Stream<Stopped> decided =
                decisions.of(change).stream()
                        .filter(decision -> decision.decision().equals("stop"))
                        .map(UpgradeCloud::decided);
        return Stream.concat(rejected, decided)
                .max(Comparator.comparing(Stopped::at))
                .orElse(new Stopped(Instant.EPOCH, "nobody", "no decision is on record"));
    }

    private static Stopped rejected(Approval approval) {
        return new Stopped(
                approval.at(),
                approval.by(),
                "rejected at the gate " + approval.gate() + ": " + approval.comment());
    }

    private static Stopped decided(Decision decision) {
        return new Stopped(decision.at(), decision.by(), decision.comment());
    }
}
