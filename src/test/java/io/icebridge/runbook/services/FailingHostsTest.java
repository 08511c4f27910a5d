package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.host.HostFailure;
import io.icebridge.runbook.StepFailure;
import io.icebridge.simulator.host.HostFault;
import io.icebridge.simulator.host.HostFault.Kind;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on a host ends as a failure that can be tried again, over real SSH. */
class FailingHostsTest {
    private static final String CHANGE = "CHG1";
    private static final String KEYSTONE = "keystone";

    private record Trap(String part, HostFault fault) {}

    @TempDir Path folder;

    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private SimulatedSite world;
    private ServiceUpgrade upgrade;

    @BeforeEach
    void aServiceThatIsBackedUpAndStopped() {
        world = new SimulatedSite(folder, (host, line, number) -> sprung(line));
        upgrade = new ServiceUpgrade(world.site, world.cloud());
        upgrade.backUp(CHANGE, KEYSTONE);
        upgrade.stop(CHANGE, KEYSTONE);
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
        upgrade.upgradePackages(CHANGE, KEYSTONE);
        upgrade.updateSchema(CHANGE, KEYSTONE);
        upgrade.start(CHANGE, KEYSTONE);
        assertThat(world.version("ctl-1", "openstack-keystone")).startsWith("2014.1");
        assertThat(world.site.journal().of(CHANGE)).filteredOn(e -> e.ended() == null).isEmpty();
    }

    @Test
    void aConnectionThatDropsInTheMiddleOfAPackageUpgradeCutsNothingOff() {
        set("setsid sh", HostFault.of(Kind.DROP_DURING));
        assertThatThrownBy(() -> upgrade.upgradePackages(CHANGE, KEYSTONE))
                .isInstanceOf(HostFailure.class);
        completesAtTheSecondTry();
    }

    @Test
    void aConnectionThatDropsBeforeACommandCausesNothingTwice() {
        set("setsid sh", HostFault.of(Kind.DROP_BEFORE));
        assertThatThrownBy(() -> upgrade.upgradePackages(CHANGE, KEYSTONE))
                .isInstanceOf(HostFailure.class);
        completesAtTheSecondTry();
    }

    @Test
    void aCommandThatFailsSaysItsLastWords() {
        set("cat > /var/lib/icebridge/jobs", HostFault.failing("Input/output error"));
        assertThatThrownBy(() -> upgrade.upgradePackages(CHANGE, KEYSTONE))
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        f -> assertThat(f.detail()).contains("Input/output error"));
        completesAtTheSecondTry();
    }

    @Test
    void aFullDiskLeavesNothingHalfDoneUnrecorded() {
        set("cat > /var/lib/icebridge/jobs", HostFault.of(Kind.DISK_FULL));
        assertThatThrownBy(() -> upgrade.upgradePackages(CHANGE, KEYSTONE))
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
        assertThatThrownBy(() -> upgrade.upgradePackages(CHANGE, KEYSTONE))
                .isInstanceOf(HostFailure.class);
    }
}
