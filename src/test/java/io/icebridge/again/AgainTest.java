package io.icebridge.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgainTest {
    private static final Duration SOON = Duration.ofMillis(1);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch rounds = new CountDownLatch(3);

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, InternalError.class})
    void aRoundThatFailsEndsNoneOfThoseToCome(Class<? extends Throwable> failure)
            throws InterruptedException {
        Again.after(
                thread,
                Duration.ZERO,
                SOON,
                "looks",
                () -> {
                    rounds.countDown();
                    AgainTest.<RuntimeException>fail(failure);
                });
        assertThat(rounds.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whatIsCancelledComesNoMore() throws Exception {
        AtomicInteger came = new AtomicInteger();
        Runnable round =
                () -> {
                    came.incrementAndGet();
                    rounds.countDown();
                };
        var looks = Again.after(thread, Duration.ZERO, SOON, "looks", round);
        assertThat(rounds.await(1, TimeUnit.MINUTES)).isTrue();
        looks.cancel(false);
        assertThat(looks.isCancelled()).isTrue();
        int until = thread.submit(came::get).get();
        assertThat(thread.schedule(came::get, 20, TimeUnit.MILLISECONDS).get()).isEqualTo(until);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void fail(Class<? extends Throwable> failure) throws T {
        try {
            throw (T) failure.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
