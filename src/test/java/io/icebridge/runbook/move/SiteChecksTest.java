package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Fake;
import io.icebridge.cloudfile.CloudFile.Check;
import io.icebridge.cloudfile.CloudFile.Selector;
import io.icebridge.host.Outlook;
import io.icebridge.host.Outlook.Seen;
import io.icebridge.runbook.StepFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The site's own checks of a new server, without which its old one stays. */
class SiteChecksTest {
    private static final Selector ALL = new Selector("", "", "", "", "");
    private static final Check PING = check(ALL, "ping", 1);

    private final List<Object> pinged = new ArrayList<>();
    private boolean answers;

    private static Check check(Selector selector, String kind, double share) {
        return new Check(selector, kind, 22, "", 200, "", share, 60);
    }

    private SiteChecks checks(OneMove move) {
        Outlook outlook =
                Fake.of(Outlook.class)
                        .answering(
                                "ping",
                                a -> {
                                    pinged.add(a[0]);
                                    return new Seen(answers, answers ? "it answers" : "silence");
                                })
                        .port();
        return new SiteChecks(move.crossing(), outlook);
    }

    private static OneMove move(Check... checks) {
        OneMove move = OneMove.checked(checks);
        move.cloud.fresh(move.booted().fixed("10.0.0.4").floating("192.0.2.7"));
        return move;
    }

    @Test
    void withoutChecksTheOldServerMayGo() {
        assertThatCode(() -> checks(move()).mustHavePassed(CHANGE, SERVER))
                .doesNotThrowAnyException();
    }

    @Test
    void theOldServerStaysUntilEveryCheckIsPassed() {
        OneMove move = move(PING);
        SiteChecks checks = checks(move);
        assertThatThrownBy(() -> checks.mustHavePassed(CHANGE, SERVER))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("the check ping of the new server is not passed");
        answers = true;
        checks.accept(CHANGE, SERVER);
        assertThatCode(() -> checks.mustHavePassed(CHANGE, SERVER)).doesNotThrowAnyException();
    }

    @Test
    void aCheckThatIsNotPassedSaysWhatWasSeenAndDoesNotCount() {
        OneMove move = move(PING);
        SiteChecks checks = checks(move);
        assertThatThrownBy(() -> checks.accept(CHANGE, SERVER))
                .hasMessage("the new server does not pass the check ping: silence");
        assertThatThrownBy(() -> checks.mustHavePassed(CHANGE, SERVER))
                .isInstanceOf(StepFailure.class);
    }

    @Test
    void whatWasPassedIsNotAskedAgain() {
        SiteChecks checks = checks(move(PING));
        answers = true;
        checks.accept(CHANGE, SERVER);
        checks.accept(CHANGE, SERVER);
        assertThat(pinged).hasSize(1);
    }

    @Test
    void aFloatingAddressIsAskedBeforeAnother() {
        answers = true;
        checks(move(PING)).accept(CHANGE, SERVER);
        assertThat(pinged).containsExactly("192.0.2.7");
    }

    @Test
    void aServerThatWasOffIsNotChecked() {
        OneMove move = move(PING);
        move.saved.server.status("SHUTOFF");
        assertThat(checks(move).of(CHANGE, SERVER)).isEmpty();
    }

    @Test
    void onlyServersThatItsSelectorMeansAndItsShareDrawsAreChecked() {
        Check others = check(new Selector("", "db*", "", "", ""), "ping", 1);
        Check none = check(ALL, "ping", 0);
        assertThat(checks(move(others, none, PING)).of(CHANGE, SERVER)).containsExactly(PING);
    }
}
