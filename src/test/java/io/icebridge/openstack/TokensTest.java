package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.icebridge.MovableClock;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final String SERVERS = "/nova/v2/tenant/servers/detail";

    private ScriptedCloud script;
    private Cloud cloud;

    @BeforeEach
    void start() throws Exception {
        script = new ScriptedCloud().on("GET", SERVERS, Reply.json(200, "{\"servers\": []}"));
        cloud = script.connect();
    }

    @AfterEach
    void stop() {
        script.close();
    }

    @Test
    void connectingCallsNothing() {
        cloud.as("p1").compute(Side.OLD);

        assertThat(script.keystone().logins()).isEmpty();
    }

    @Test
    void twoProjectsOnOneThreadKeepTheirOwnTokens() {
        Compute one = cloud.as("p1").compute(Side.OLD);
        Compute two = cloud.as("p2").compute(Side.OLD);

        one.servers();
        two.servers();
        one.servers();
        cloud.compute(Side.OLD).servers();

        assertThat(script.seen())
                .extracting(ScriptedCloud.Seen::token)
                .containsExactly(
                        "secret-token-1-p1",
                        "secret-token-2-p2",
                        "secret-token-1-p1",
                        "secret-token-3-admin");
    }

    @Test
    void afterACallNothingCanBeCalledByTheThreadAsTheProject() {
        cloud.as("p1").compute(Side.OLD).servers();
        int before = script.seen().size();

        RawService unbound = new RawService(ServiceKind.COMPUTE, ServiceKind.COMPUTE.root());

        assertThatThrownBy(() -> unbound.send(Call.get("/servers/detail")))
                .isInstanceOf(RuntimeException.class);
        assertThat(script.seen()).hasSize(before);
    }

    @Test
    void eightThreadsWithOneRejectedTokenLogInOnce() throws Exception {
        Compute nova = cloud.as("p1").compute(Side.OLD);
        nova.servers();
        script.keystone().rejectTokensSoFar();
        CyclicBarrier together = new CyclicBarrier(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(
                    threads.submit(
                            () -> {
                                together.await();
                                return nova.servers();
                            }));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        threads.shutdown();

        assertThat(script.keystone().logins()).containsExactly("p1", "p1");
    }

    @Test
    void aTokenIsRenewedFiveMinutesBeforeItExpires() {
        MovableClock clock = new MovableClock();
        Compute nova = script.connect(Duration.ofSeconds(20), clock).compute(Side.OLD);
        nova.servers();

        clock.move(Duration.ofMinutes(54));
        nova.servers();
        assertThat(script.keystone().logins()).hasSize(1);

        clock.move(Duration.ofMinutes(2));
        nova.servers();
        assertThat(script.keystone().logins()).hasSize(2);
    }

    @Test
    void aRefusedPasswordIsTriedOnceAndNotTakenForANetworkError() {
        script.keystone().refuseLogins(401);

        CloudFailure failure =
                catchThrowableOfType(
                        CloudFailure.class, () -> cloud.changing().compute(Side.OLD).delete("s1"));

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(script.keystone().refused()).isEqualTo(1);
        assertThat(script.pauses()).isEmpty();
    }

    @Test
    void aClosedProjectIsNotTakenForAWrongPassword() {
        script.keystone().close("p1");

        CloudFailure failure =
                catchThrowableOfType(
                        CloudFailure.class, () -> cloud.as("p1").compute(Side.OLD).servers());

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessageContaining("not into project p1: it is disabled or gone");
    }

    @Test
    void aWrongPasswordIsNotTakenForAClosedProject() {
        script.keystone().refuseLogins(401);

        CloudFailure failure =
                catchThrowableOfType(
                        CloudFailure.class, () -> cloud.as("p1").compute(Side.OLD).servers());

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
    }

    @Test
    void aKeystoneThatIsNotFoundDoesNotSayThatAServerIsGone() {
        script.keystone().refuseLogins(404);

        CloudFailure failure =
                catchThrowableOfType(
                        CloudFailure.class, () -> cloud.compute(Side.OLD).server("s1"));

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(script.seen()).isEmpty();
    }
}
