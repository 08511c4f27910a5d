package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.host.HostFailure;
import io.icebridge.journal.Change;
import io.icebridge.runbook.StepFailure;
import io.icebridge.simulator.host.machine.HostFault;
import io.icebridge.simulator.host.machine.HostFault.Kind;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on a host ends as a failure that can be tried again, over real SSH. */
class FailingHostsTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final String KEYSTONE = "keystone";

    private record Trap(String part, HostFault fault) {}

    @TempDir Path folder;

    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private SimulatedSite world;
    private ServiceRun upgrade;

    @BeforeEach
    void aServiceThatIsBackedUpAndStopped() {
        world = new SimulatedSite(folder, (host, line, number) -> sprung(line));
        upgrade = world.run(CHANGE, KEYSTONE);
        upgrade.backUp();
        upgrade.stop();
    }

    /** A trap springs once. */
    private HostFault sprung(String line) {
        Trap set = trap.get();
        boolean fits = set != null && line.contains(set.part());
        return fits && trap.compareAndSet(set, null) ? set.fault() : HostFault.none();
    }

    private void set(String part, HostFault fault) {
        trap.set(new Trap(part, fault));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void completesAtTheSecondTry() {
        upgrade.packages();
        upgrade.schema();
        upgrade.start();
        assertThat(world.version("ctl-1", "openstack-keystone")).startsWith("2014.1");
        assertThat(world.journal.of(CHANGE)).filteredOn(e -> e.ended() == null).isEmpty();
    }

    @Test
    void aConnectionThatDropsInTheMiddleOfAPackageUpgradeCutsNothingOff() {
        set("(setsid sh", HostFault.of(Kind.DROP_DURING));
        assertThatThrownBy(() -> upgrade.packages()).isInstanceOf(HostFailure.class);
        completesAtTheSecondTry();
    }

    @Test
    void aConnectionThatDropsBeforeACommandCausesNothingTwice() {
        set("(setsid sh", HostFault.of(Kind.DROP_BEFORE));
        assertThatThrownBy(() -> upgrade.packages()).isInstanceOf(HostFailure.class);
        completesAtTheSecondTry();
    }

    @Test
    void aCommandThatFailsSaysItsLastWords() {
        set("/run && (setsid", HostFault.failing("Input/output error"));
        assertThatThrownBy(() -> upgrade.packages())
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        f -> assertThat(f.detail()).contains("Input/output error"));
        completesAtTheSecondTry();
    }

    @Test
    void aFullDiskLeavesNothingHalfDoneUnrecorded() {
        set("/run && (setsid", HostFault.of(Kind.DISK_FULL));
        assertThatThrownBy(() -> upgrade.packages())
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        f -> assertThat(f.detail()).contains("No space left on device"));
        completesAtTheSecondTry();
    }

    @Test
    void aHostWhoseKeyChangedIsNotTrusted() {
        world.machines.reachable("ctl-1", false);
        world.machines.changeKey("ctl-1");
        world.machines.reachable("ctl-1", true);
        assertThatThrownBy(() -> upgrade.packages()).isInstanceOf(HostFailure.class);
    }
}
