package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.ComputeChanges;
import io.icebridge.cloud.change.VolumeChanges;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each way of answering a change means, and how often the change was sent. */
class StatusTest {

    private static final String NOVA = "/nova/v2/tenant";
    private static final String ACTION = NOVA + "/servers/s1/action";
    private static final String SERVER = NOVA + "/servers/s1";

    private ScriptedCloud cloud;
    private Cloud connected;
    private ComputeChanges nova;
    private VolumeChanges volumes;

    @BeforeEach
    void start() throws Exception {
        cloud = new ScriptedCloud();
        connected = cloud.connect();
        nova = connected.changing().compute(Side.OLD);
        volumes = connected.changing().volumes();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "403, REFUSED",
        "404, NOT_FOUND",
        "405, REFUSED",
        "409, CONFLICT",
        "413, BUSY",
        "429, BUSY",
        "500, UNKNOWN",
        "501, REFUSED",
        "502, UNKNOWN",
        "503, UNKNOWN",
        "504, UNKNOWN",
        "302, REFUSED"
    })
    void noStatusButSuccessCountsAsDoneAndNoChangeIsSentTwice(int status, Reason reason) {
        cloud.on("POST", ACTION, Reply.json(status, "{\"x\": {\"message\": \"said so\"}}"));

        CloudFailure failure = failure(() -> nova.stop("s1"));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure).hasMessageContaining("said so").hasMessageContaining("POST " + ACTION);
        assertThat(cloud.count("POST", ACTION)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid volume: Invalid input received: Invalid volume: Unable to detach volume."
                        + " Volume status must be 'in-use' and attach_status must be 'attached' to"
                        + " detach. (HTTP 400) (Request-ID: req-1)",
                "Invalid input received: Invalid volume: Volume v1 status must be available or"
                        + " in-use or downloading to reserve, but the current status is detaching."
                        + " (HTTP 400) (Request-ID: req-1)"
            })
    void aBadRequestBecauseOfAVolumesStateIsAConflict(String said) {
        cloud.on(
                "DELETE",
                SERVER + "/os-volume_attachments/v1",
                Reply.json(400, "{\"badRequest\": {\"message\": \"" + said + "\"}}"));
        CloudFailure failure = failure(() -> nova.detach("s1", "v1"));
        assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(failure.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "403, 'Quota exceeded for instances: Requested 1, but already used 10 of 10'",
        "413, 'Quota exceeded for cores'",
        "413, 'VolumeLimitExceeded: Maximum number of volumes allowed (10) exceeded'",
        "409, 'Quota exceeded for resources: port'"
    })
    void aUsedUpQuotaIsToldFromARateLimit(int status, String message) {
        cloud.on("POST", ACTION, Reply.json(status, "{\"x\": {\"message\": \"" + message + "\"}}"));

        assertThat(failure(() -> nova.stop("s1")).reason()).isEqualTo(Reason.QUOTA);
    }

    @Test
    void aRateLimitedChangeIsMadeAgainAfterTheWaitThatIsAskedFor() {
        Reply later =
                Reply.with(
                        413,
                        "{\"overLimit\": {\"message\": \"rate\"}}",
                        Map.of("Retry-After", "3"));
        cloud.on("POST", ACTION, later, Reply.json(202, ""));

        nova.stop("s1");

        assertThat(cloud.pauses()).containsExactly(Duration.ofSeconds(3));
        assertThat(cloud.count("POST", ACTION)).isEqualTo(2);
    }

    @Test
    void aLongWaitIsLeftToTheCaller() {
        cloud.on("POST", ACTION, Reply.with(503, "", Map.of("Retry-After", "600")));

        CloudFailure failure = failure(() -> nova.stop("s1"));

        assertThat(failure.reason()).isEqualTo(Reason.BUSY);
        assertThat(failure.retryAfterSeconds()).isEqualTo(600);
        assertThat(cloud.pauses()).isEmpty();
    }

    @Test
    void aDroppedDeletionMayHaveHappenedAndIsNotSentAgain() {
        cloud.on("DELETE", SERVER, Reply.dropped());

        CloudFailure failure = failure(() -> nova.delete("s1"));

        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(cloud.count("DELETE", SERVER)).isEqualTo(1);
    }

    @Test
    void aSingleNotFoundIsNotBelievedOfWhatIsToBeDeleted() {
        String guard = "/cinder/v1/tenant/snapshots/g1";
        cloud.on("DELETE", guard, Reply.json(404, "{}"), Reply.json(202, ""));

        volumes.removeGuard("g1");

        assertThat(cloud.count("DELETE", guard)).isEqualTo(2);
    }

    @Test
    void whatIsGoneIsDeletedWithoutHarm() {
        String guard = "/cinder/v1/tenant/snapshots/g1";
        cloud.on("DELETE", guard, Reply.json(404, "{}"));

        volumes.removeGuard("g1");

        assertThat(cloud.count("DELETE", guard)).isEqualTo(2);
    }

    @Test
    void aPageForPeopleIsNoAnswer() {
        cloud.on("POST", ACTION, Reply.html(200));

        assertThat(failure(() -> nova.stop("s1")).reason()).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void aSnapshotWhoseAnswerNamesNoImageIsUnknown() {
        cloud.on("POST", ACTION, Reply.json(202, ""));

        assertThat(failure(() -> nova.snapshot("s1", "n", Map.of())).reason())
                .isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void anAnswerThatStallsEndsAtTheTimeLimit() {
        ComputeChanges hasty =
                cloud.connect(Duration.ofMillis(300), Clock.systemUTC())
                        .changing()
                        .compute(Side.OLD);
        cloud.on("POST", ACTION, Reply.stalled());
        cloud.on("DELETE", SERVER, Reply.silent());

        for (CloudFailure late :
                List.of(failure(() -> hasty.stop("s1")), failure(() -> hasty.delete("s1")))) {
            assertThat(late.reason()).isEqualTo(Reason.UNKNOWN);
            assertThat(late).hasMessageContaining("no whole answer within PT0.3S");
        }
    }

    @Test
    void aClosedPortIsUnreachable() {
        connected.compute(Side.OLD).server("any");
        cloud.close();

        CloudFailure failure = failure(() -> nova.delete("s1"));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.mayHaveHappened()).isFalse();
    }

    private static CloudFailure failure(Runnable call) {
        return catchThrowableOfType(CloudFailure.class, call::run);
    }
}
