package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.NotNow;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** nova-network gives any free address, so that all but the wanted one are put out of its way. */
class AddressesTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final String WANTED = "192.0.2.7";

    private final FloatingPool pool = new FloatingPool();
    private final MovingTables tables = new MovingTables();
    private final Crossing crossing =
            tables.crossing(pool.cloud(), TestCloudFile.underNovaNetwork(), pool.changing());
    private final OtherAddresses others =
            new OtherAddresses(crossing, CHANGE, Side.NEW, "restoreServer");
    private final Set<String> freeMeanwhile = new TreeSet<>(Set.of("never looked"));

    private void aside() {
        others.begin("s1");
        others.aside(DefinitionSample.address(WANTED, ""));
        freeMeanwhile.clear();
        freeMeanwhile.addAll(pool.free());
        others.letGo();
    }

    @BeforeEach
    void aServer() {
        tables.moves.plan(CHANGE.id(), MoveSample.move("s1", "n1", "SNAPSHOT"));
    }

    /** When every request's life is over. */
    private OtherAddresses later() {
        tables.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
        Crossing then =
                tables.crossing(pool.cloud(), TestCloudFile.underNovaNetwork(), pool.changing());
        return new OtherAddresses(then, CHANGE, Side.NEW, "restoreServer");
    }

    private void free(String... ips) {
        List.of(ips).forEach(ip -> pool.holders.put(ip, ""));
    }

    @Test
    void whileAnAddressIsAllocatedNoOtherOfItsPoolIsFree() {
        free("192.0.2.1", "192.0.2.2");
        pool.holders.put("192.0.2.3", "customer");
        aside();
        assertThat(freeMeanwhile).isEmpty();
        assertThat(pool.free()).containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(pool.holders).containsEntry("192.0.2.3", "customer");
    }

    @Test
    void theAdministratorsQuotaIsLiftedForThatAndAsBeforeAfterwards() {
        free("192.0.2.1", "192.0.2.2", "192.0.2.3");
        pool.quota = 1;
        aside();
        assertThat(freeMeanwhile).isEmpty();
        assertThat(pool.quota).isEqualTo(1);
    }

    @Test
    void theWantedOneIsNotHeldWithTheOthers() {
        free("192.0.2.1", WANTED);
        aside();
        assertThat(freeMeanwhile).containsExactly(WANTED);
        assertThat(pool.free()).containsExactly("192.0.2.1", WANTED);
    }

    @Test
    void whoeverComesAfterADeathLetsGoWhatWasHeldAndMendsTheQuota() {
        free("192.0.2.1", "192.0.2.2", "192.0.2.3");
        pool.quota = 1;
        pool.dies = 2;
        assertThatThrownBy(this::aside).hasMessage("died");
        pool.dies = Integer.MAX_VALUE;
        assertThatThrownBy(others::letGo)
                .as("what was on its way may still be held")
                .isInstanceOf(NotNow.class);
        assertThat(pool.free()).hasSizeLessThan(3);
        later().letGo();
        assertThat(pool.free()).containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3");
        assertThat(pool.quota).isEqualTo(1);
    }

    @Test
    void anAddressThatTheAdministratorHeldBeforeStaysHis() {
        free("192.0.2.1");
        pool.holders.put("192.0.2.2", FloatingPool.ADMIN);
        aside();
        assertThat(pool.holders).containsEntry("192.0.2.2", FloatingPool.ADMIN);
    }

    @Test
    void whatWasLetGoIsNotLetGoTwice() {
        free("192.0.2.1");
        aside();
        pool.holders.put("192.0.2.1", FloatingPool.ADMIN);
        others.letGo();
        assertThat(pool.holders).containsEntry("192.0.2.1", FloatingPool.ADMIN);
    }

    @Test
    void fixedAddressesAreOpenedForTheBootAndKeptFromEverybodyOtherwise() {
        DefinitionSample saved = new DefinitionSample();
        saved.nics.add(Nic.onNetwork("net", "10.0.0.4"));
        saved.nics.add(Nic.onNetwork("net", ""));
        FixedAddresses fixed = new FixedAddresses(crossing.passage(CHANGE, "s1"));
        pool.reserved.add("10.0.0.4");
        fixed.open(saved.get());
        assertThat(pool.reserved).isEmpty();
        fixed.keep(saved.get());
        assertThat(pool.reserved).containsExactly("10.0.0.4");
    }
}
