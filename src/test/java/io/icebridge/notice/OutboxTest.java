package io.icebridge.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.icebridge.MovableClock;
import io.icebridge.approval.TestRecords;
import io.icebridge.audit.told.TestTold;
import io.icebridge.cloudfile.Notices;
import io.icebridge.cloudfile.Notices.Event;
import io.icebridge.cloudfile.Notices.Security;
import io.icebridge.cloudfile.Notices.Webhook;
import io.icebridge.journal.Trail;
import io.icebridge.notice.Notice.Way;
import io.icebridge.runbook.move.MovingTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What is to be sent is gathered, sent once, and tried again where it did not arrive. */
class OutboxTest {
    private static final String CHANGE = "CHG-1";

    private final DataSource source = new MovingTables().source;
    private final DataSourceTransactionManager transactions =
            new DataSourceTransactionManager(source);
    private final MovableClock clock = new MovableClock(MovingTables.NOW);
    private final Trail trail = new Trail(source, clock);
    private final Outbox outbox = new Outbox(source, transactions, trail, clock);
    private final Occasions occasions = new Occasions(source);
    private final List<String> ids = new ArrayList<>();
    private boolean broken;
    @TempDir Path folder;

    private final Delivery delivery = new Delivery(outbox, Map.of(Way.MAIL, this::post));

    private void post(Notice notice, String id) throws IOException {
        ids.add(id);
        if (broken) {
            throw new IOException("connection refused");
        }
    }

    private Editor editor() {
        Notices to =
                new Notices(
                        "", TellingSite.mail(25, Security.NONE), List.of(), List.of(), null, 60);
        return new Editor(
                occasions,
                outbox,
                new Receivers(to),
                null,
                TestRecords.of(source).starts(),
                transactions);
    }

    private void fail(int from, int to) {
        IntStream.range(from, to).forEach(n -> occasions.add(failure(n)));
        editor().round(List.of(CHANGE), clock.instant());
    }

    private Occasion failure(int n) {
        return Occasion.now("failure " + n, Kind.FAILURE, CHANGE, clock.instant(), "x failed", "y");
    }

    private List<Notice> due() {
        return outbox.due(Way.MAIL);
    }

    @Test
    void theFirstFailureIsToldAtOnceAndManyWithinAMinuteInOneNotice() {
        fail(0, 1);
        assertThat(due()).hasSize(1);
        clock.move(Duration.ofSeconds(10));
        fail(1, 40);
        assertThat(due()).hasSize(1);
        clock.move(Duration.ofSeconds(51));
        fail(0, 40);
        assertThat(due()).hasSize(2);
        assertThat(due().get(1).letter().items()).hasSize(39);
        clock.move(Duration.ofHours(1));
        fail(0, 40);
        assertThat(due()).hasSize(2);
    }

    @Test
    void aWindowThatClosesAfterTheEndIsToldNobody() {
        occasions.add(
                Occasion.now("w", Kind.WINDOW, CHANGE, clock.instant(), "a window closed", "sat"));
        editor().round(List.of(), clock.instant());
        assertThat(due()).isEmpty();
        assertThat(occasions.untold(clock.instant())).isEmpty();
    }

    @Test
    void whatDidNotArriveIsTriedAgainWithGrowingPausesUnderTheSameId() {
        broken = true;
        fail(0, 1);
        delivery.round(Way.MAIL);
        delivery.round(Way.MAIL);
        assertThat(ids).hasSize(1);
        clock.move(Duration.ofSeconds(31));
        delivery.round(Way.MAIL);
        clock.move(Duration.ofSeconds(31));
        delivery.round(Way.MAIL);
        assertThat(ids).hasSize(2);
        broken = false;
        clock.move(Duration.ofMinutes(1));
        delivery.round(Way.MAIL);
        delivery.round(Way.MAIL);
        assertThat(ids).hasSize(3).containsOnly(ids.get(0));
        assertThat(said())
                .containsExactly(
                        "not sent yet, and tried again: failure, x failed",
                        "sent: failure, x failed");
    }

    @Test
    void whatNeverArrivesIsGivenUpOnRecord() {
        broken = true;
        fail(0, 1);
        IntStream.range(0, 80)
                .forEach(
                        n -> {
                            delivery.round(Way.MAIL);
                            clock.move(Duration.ofHours(1));
                        });
        assertThat(due()).isEmpty();
        assertThat(said()).hasSize(2).last().asString().startsWith("given up after");
    }

    @Test
    void aTryThatEndedWithTheProgramIsRepeatedAndOneThatWasSentIsNot() {
        fail(0, 1);
        outbox.take(due().get(0));
        assertThat(due()).isEmpty();
        clock.move(Duration.ofMinutes(6));
        new Delivery(outbox, Map.of(Way.MAIL, this::post)).round(Way.MAIL);
        assertThat(ids).hasSize(1);
        clock.move(Duration.ofDays(1));
        new Delivery(outbox, Map.of(Way.MAIL, this::post)).round(Way.MAIL);
        assertThat(ids).hasSize(1);
    }

    @Test
    void twoNodesSendItOnce() {
        fail(0, 1);
        Notice both = due().get(0);
        assertThat(outbox.take(both)).isTrue();
        assertThat(outbox.take(both)).isFalse();
    }

    @Test
    void aReceiverRefusesWhatAnotherSecretSigns() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "another\n");
        fail(0, 1);
        try (HookReceiver hook = new HookReceiver("the right one")) {
            Notice to =
                    new Notice(
                            1,
                            Kind.FAILURE,
                            CHANGE,
                            Way.WEBHOOK,
                            hook.url(),
                            due().get(0).content(),
                            1,
                            clock.instant());
            Post post =
                    new WebhookPost(
                            List.of(new Webhook(hook.url(), secret, List.of(Event.values()))),
                            clock);
            assertThatThrownBy(() -> post.send(to, "1")).hasMessage("it answered 401");
            assertThatThrownBy(() -> new WebhookPost(List.of(), clock).send(to, "1"))
                    .isInstanceOf(Gone.class);
        }
    }

    @Test
    void aMailServerThatCannotProveWhoItIsGetsNothing() {
        fail(0, 1);
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));
        server.start();
        try {
            MailPost post =
                    new MailPost(
                            TellingSite.mail(server.getSmtps().getPort(), Security.TLS),
                            null,
                            new Wording(null, TestTold.NOW));
            assertThatThrownBy(() -> post.send(due().get(0), "1")).isInstanceOf(IOException.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    private List<String> said() {
        return trail.of(CHANGE).stream().map(Trail.Line::what).toList();
    }

    @Test
    void aReceiverThatDoesNotAnswerIsNamedWithWhatHappened() {
        Webhook hook = new Webhook("http://127.0.0.1:1/hook", TellingSite.secret(), List.of());
        occasions.add(failure(1));
        new Editor(
                        occasions,
                        outbox,
                        new Receivers(
                                new Notices(
                                        "",
                                        null,
                                        List.of(
                                                new Webhook(
                                                        hook.url(),
                                                        hook.secretFile(),
                                                        List.of(Event.FAILURE))),
                                        List.of(),
                                        null,
                                        60)),
                        null,
                        TestRecords.of(source).starts(),
                        transactions)
                .round(List.of(CHANGE), clock.instant());
        new Delivery(outbox, Map.of(Way.WEBHOOK, new WebhookPost(List.of(hook), clock)))
                .round(Way.WEBHOOK);
        assertThat(trail.of(CHANGE))
                .singleElement()
                .satisfies(line -> assertThat(line.why()).contains("nothing answers"));
    }
}
