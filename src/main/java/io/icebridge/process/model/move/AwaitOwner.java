package io.icebridge.process.model.move;

import static io.icebridge.process.model.move.MoveServer.SERVER;

import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.Waiting;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Var;
import io.icebridge.process.waiting.Watch;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.move.Crossing;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** await-owner: a server waits until its owner has deleted it, with reminders and an end. */
@Configuration(proxyBeanMethods = false)
class AwaitOwner {
    /** After how long an operator is reminded; an ISO duration, read by the model's timers. */
    static final Var<String> REMIND_AFTER = Var.text("remindAfter");

    /** When the wait is over; an ISO date, so that a restart does not begin it anew. */
    static final Var<String> WAIT_UNTIL = Var.text("waitUntil");

    private final Failures failures;
    private final Waiting waiting;

    AwaitOwner(Failures failures, CloudFile file) {
        this.failures = failures;
        this.waiting = file.moving().waiting();
    }

    @Bean
    Step beginWait(Clock clock) {
        return step(
                here -> {
                    here.set(REMIND_AFTER, Duration.ofDays(waiting.remindDays()).toString());
                    Duration end = Duration.ofDays(waiting.endDays());
                    here.set(
                            WAIT_UNTIL,
                            clock.instant().plus(end).truncatedTo(ChronoUnit.SECONDS).toString());
                });
    }

    /** For weeks, if need be. */
    @Bean
    Watch serverDeletedByOwner(Sight sight) {
        return sight.oldServerGone(Duration.ZERO);
    }

    /** Also when the wait is over, since its owner may have deleted it at the last moment. */
    @Bean
    Step recordGone(Crossing crossing, Moves moves) {
        return step(
                here -> {
                    if (!crossing.gone(Side.OLD, here.get(SERVER))) {
                        throw new StepFailure(
                                StepFailure.Kind.PROOF_FAILED,
                                "server %s is still in the old region; its owner was to delete it"
                                                .formatted(here.get(SERVER))
                                        + " within "
                                        + waiting.endDays()
                                        + " days");
                    }
                    moves.state(here.change(), here.get(SERVER), Move.State.GONE);
                });
    }

    private Step step(Step.Work work) {
        return Step.of(failures, "server", SERVER, work);
    }
}
