package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How many servers of a change move at once, and which do not. */
class SlotsWindowTest {
    private static final String CHANGE = "CHG1";
    private static final String OTHER = "CHG2";
    private static final int WAVE = 1;
    private static final int FROM_CLOUD_FILE = 4;
    private static final Wanted WANTED = new Wanted("oscar", MovingTables.NOW, "storage alarm");

    private final MovingTables tables = new MovingTables();
    private final Window window = new Window(tables.source, FROM_CLOUD_FILE, true);

    @BeforeEach
    void twoServersOnTwoNodes() {
        tables.moves.plan(CHANGE, MoveSample.move("s1", "n1", "SNAPSHOT"));
        tables.moves.plan(CHANGE, MoveSample.move("s2", "n2", "SNAPSHOT"));
        tables.moves.assign(CHANGE, "n1", WAVE);
        tables.moves.assign(CHANGE, "n2", WAVE);
    }

    private void resize(int serversAtOnce) {
        window.resize(CHANGE, serversAtOnce, 20, WANTED);
    }

    private void hold(String whom) {
        window.hold(CHANGE, new Hold(Whom.parse(whom), WANTED));
    }

    private List<String> free() {
        return window.free(CHANGE, WAVE);
    }

    @Test
    void theCloudFileSaysHowManyUntilAPersonDoes() {
        assertThat(window.size(CHANGE)).isEqualTo(FROM_CLOUD_FILE);
        assertThat(window.of(CHANGE).sized()).isNull();
        resize(9);
        assertThat(window.size(CHANGE)).isEqualTo(9);
        assertThat(new Window(tables.source, FROM_CLOUD_FILE, true).size(CHANGE)).isEqualTo(9);
        assertThat(window.of(CHANGE).sized()).isEqualTo(WANTED);
    }

    @Test
    void aPauseKeepsTheNumberForAfterwards() {
        resize(9);
        window.pause(CHANGE, WANTED);
        assertThat(window.size(CHANGE)).isZero();
        assertThat(window.of(CHANGE).limit()).isEqualTo(9);
        assertThat(window.of(CHANGE).pause()).isEqualTo(WANTED);
        assertThat(window.resume(CHANGE)).isTrue();
        assertThat(window.resume(CHANGE)).isFalse();
        assertThat(window.size(CHANGE)).isEqualTo(9);
    }

    @Test
    void whatIsWantedOfOneChangeIsNothingToAnother() {
        tables.moves.plan(OTHER, MoveSample.move("s1", "n1", "SNAPSHOT"));
        tables.moves.assign(OTHER, "n1", WAVE);
        resize(9);
        hold("server s1");
        window.pause(CHANGE, WANTED);
        opened("s1", "s2", "s3");
        window.closes(CHANGE, 3, 0.1);
        assertThat(window.size(OTHER)).isEqualTo(FROM_CLOUD_FILE);
        assertThat(window.free(OTHER, WAVE)).containsExactly("s1");
        assertThat(window.closes(OTHER, 3, 0.1)).isFalse();
    }

    @Test
    void nothingOfItOutlivesItsChange() {
        resize(9);
        hold("server s1");
        opened("s1", "s2");
        window.closes(CHANGE, 2, 0.1);
        window.end(CHANGE);
        assertThat(window.of(CHANGE))
                .isEqualTo(
                        new WindowState(FROM_CLOUD_FILE, null, null, false, List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 21, 51, Integer.MAX_VALUE})
    void itIsNoSmallerThanOneAndNoLargerThanTheChange(int serversAtOnce) {
        assertThatThrownBy(() -> resize(serversAtOnce))
                .isInstanceOf(WindowRefused.class)
                .hasMessageContaining("from 1 to 20")
                .hasMessageContaining("pause");
    }

    @Test
    void noWaveHasMoreSlotsThanFifty() {
        assertThatThrownBy(() -> window.resize(CHANGE, 51, 2000, WANTED))
                .hasMessageContaining("from 1 to 50");
        window.resize(CHANGE, 50, 2000, WANTED);
        assertThat(window.size(CHANGE)).isEqualTo(50);
    }

    @Test
    void whatIsHeldBackIsNotBegunUntilItIsLetGo() {
        assertThat(free()).containsExactly("s1", "s2");
        hold("server s1");
        assertThat(free()).containsExactly("s2");
        hold("node n2");
        assertThat(free()).isEmpty();
        assertThat(window.of(CHANGE).holds())
                .extracting(hold -> hold.whom().toString())
                .containsExactly("server s1", "node n2");
        assertThat(window.letGo(CHANGE, Whom.parse("server s1"))).isTrue();
        assertThat(window.letGo(CHANGE, Whom.parse("server s1"))).isFalse();
        assertThat(free()).containsExactly("s1");
        hold("project p");
        assertThat(free()).isEmpty();
    }

    @Test
    void theLongestBeginsFirstUnlessTheCloudFileSaysOtherwise() {
        tables.moves.plan(CHANGE, MoveSample.lasting("s2", "n2", 7));
        assertThat(free()).containsExactly("s2", "s1");
        assertThat(new Window(tables.source, FROM_CLOUD_FILE, false).free(CHANGE, WAVE))
                .containsExactly("s1", "s2");
        hold("server s2");
        assertThat(free()).containsExactly("s1");
    }

    @Test
    void whatIsHeldBackTwiceIsHeldOnTheNewestWord() {
        hold("node n1");
        Wanted later = new Wanted("olga", MovingTables.NOW.plusSeconds(60), "old disk");
        window.hold(CHANGE, new Hold(Whom.parse("node n1"), later));
        assertThat(window.of(CHANGE).holds()).extracting(Hold::wanted).containsExactly(later);
    }

    @Test
    void aServerThatWasFoundFreeIsNotTakenAfterItWasHeldBackOrAllWasPaused() {
        hold("server s1");
        assertThat(window.claim(CHANGE, "s1", 0, tables.moves)).isFalse();
        window.pause(CHANGE, WANTED);
        assertThat(window.claim(CHANGE, "s2", 0, tables.moves)).isFalse();
        assertThat(tables.moves.of(CHANGE))
                .extracting(Move::state)
                .containsOnly(Move.State.PLANNED);
        window.resume(CHANGE);
        assertThat(window.claim(CHANGE, "s2", 0, tables.moves)).isTrue();
    }

    @Test
    void aSlotThatTakesAServerWhileItIsBeingHeldBackWaitsAndGivesItBack() {
        TransactionTemplate inOne =
                new TransactionTemplate(new DataSourceTransactionManager(tables.source));
        CompletableFuture<Boolean> claimed =
                inOne.execute(
                        holding -> {
                            window.standStill(CHANGE);
                            CompletableFuture<Boolean> slot =
                                    CompletableFuture.supplyAsync(
                                            () -> inOne.execute(step -> claimed("s1")));
                            hold("server s1");
                            return slot;
                        });
        assertThat(claimed.join()).isFalse();
        assertThat(tables.moves.of(CHANGE, "s1").state()).isEqualTo(Move.State.PLANNED);
    }

    private boolean claimed(String server) {
        return window.claim(CHANGE, server, 0, tables.moves);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1", "server", "host n1", "server ", "", "Server s1"})
    void onlyServersNodesAndProjectsAreHeldBack(String whom) {
        assertThatThrownBy(() -> Whom.parse(whom))
                .isInstanceOf(WindowRefused.class)
                .hasMessageContaining("\"server NAME\", \"node NAME\" or \"project ID\"");
    }

    private void opened(String... failed) {
        window.open(CHANGE);
        List.of(failed).forEach(server -> window.failed(CHANGE, server));
    }

    private boolean closes(int servers, double share) {
        return window.closes(CHANGE, servers, share);
    }

    private List<String> failed() {
        return window.of(CHANGE).failed();
    }

    @Test
    void itClosesWhenMoreThanTheShareHasFailed() {
        opened("s1", "s2");
        assertThat(closes(20, 0.1)).isFalse();
        opened("s1", "s2", "s3");
        assertThat(closes(20, 0.1)).isTrue();
        assertThat(window.of(CHANGE).closed()).isTrue();
        assertThat(window.size(CHANGE)).isZero();
        assertThat(free()).isEmpty();
    }

    @Test
    void oneServerAloneNeverClosesIt() {
        opened("s1");
        assertThat(closes(1, 0)).isFalse();
    }

    @Test
    void aServerThatFailsTwiceIsOneAndOneThatRecoveredIsNone() {
        opened("s1", "s1");
        assertThat(failed()).containsExactly("s1");
        window.failed(CHANGE, "s2");
        window.recovered(CHANGE, "s1");
        assertThat(failed()).containsExactly("s2");
    }

    @Test
    void whatFailedInEarlierWavesCountsAndHasAPersonAskedAnew() {
        opened("s1", "s2");
        assertThat(closes(3, 0.5)).isTrue();
        window.begin(CHANGE);
        assertThat(window.of(CHANGE).closed()).isFalse();
        assertThat(failed()).containsExactly("s1", "s2");
        assertThat(closes(3, 0.5)).isTrue();
    }

    @Test
    void inSmallWavesTheServersThatFailedBeforeAreCountedWithTheWaves() {
        opened("s1");
        tables.moves.assign(CHANGE, "n2", 2);
        assertThat(tables.moves.atStake(CHANGE, 2)).isEqualTo(2);
        assertThat(tables.moves.atStake(CHANGE, 1)).isEqualTo(1);
    }

    @Test
    void onlyTheOneWhoClosesItAsksAPerson() {
        opened("s1", "s2", "s3");
        assertThat(closes(3, 0.1)).isTrue();
        assertThat(closes(3, 0.1)).isFalse();
    }

    @Test
    void whatFailedBeforeItWasOpenedAgainCountsNoMore() {
        opened("s1", "s2", "s3");
        closes(3, 0.1);
        window.open(CHANGE);
        assertThat(window.of(CHANGE).closed()).isFalse();
        assertThat(failed()).isEmpty();
        assertThat(free()).hasSize(2);
    }
}
