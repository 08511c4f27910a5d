package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Said;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What remains for a person who moves a server by hand. */
class HandStepsTest {
    private static final String CHANGE = "CHG1";
    private static final String OLD = "nova --os-tenant-id p --os-region-name old ";
    private static final String NEW = "nova --os-tenant-id p --os-region-name new ";

    private CloudFile file = TestCloudFile.with(List.of(), "ctl");
    private final StillCloud cloud = new StillCloud();
    private final MovingTables tables = new MovingTables();
    private final DefinitionSample saved = new DefinitionSample();

    @BeforeEach
    void aPlannedMoveAndAPort() {
        tables.moves.plan(CHANGE, MoveSample.move("s1", "n1", "BY_HAND"));
        saved.ports.add(Samples.port("1", "a", "s1"));
        saved.nics.add(Nic.onPort("1"));
        cloud.ports.add(Samples.port("1", "a", "s1"));
    }

    private List<String> steps() {
        tables.definitions.save(CHANGE, saved.get());
        Crossing crossing = tables.crossing(cloud.port(), file);
        Standing standing = Standing.of(crossing, new Change(CHANGE), "s1");
        return new HandSteps(saved.get(), standing, file, null).all();
    }

    private void oldServer() {
        cloud.old.servers.add(saved.server.get());
    }

    private void done(ServerAction kind, Object result) {
        tables.done(CHANGE, "s1", kind, file, result);
    }

    @Test
    void theOldServerGoesLastAndItsPortsAreBoundOnceMore() {
        oldServer();
        assertThat(steps())
                .containsExactly(
                        OLD + "lock s1",
                        OLD + "stop s1",
                        OLD + "image-create --poll s1 by-hand-s1",
                        "neutron port-update 1 --device-id '' --device-owner ''",
                        NEW + "boot --flavor 1 --image by-hand-s1 --nic port-id=1 s1",
                        "# wait until nova show lists no address of the old server, about a minute",
                        OLD + "delete s1  # when the new server is as this one was, not before",
                        "neutron port-update 1 --device-id NEW --device-owner compute:nova"
                                + " --binding:host_id NODE  # NODE is where the new server runs",
                        "# then choose that it was done by hand, and give the new server's id");
    }

    @Test
    void itIsBootedIntoItsServerGroup() {
        saved.facts = DefinitionSample.inGroup("db", "affinity");
        oldServer();
        assertThat(steps())
                .contains(
                        "# GROUP is the id of its server group db there",
                        NEW
                                + "boot --flavor 1 --image by-hand-s1 --hint group=GROUP"
                                + " --nic port-id=1 s1");
    }

    @Test
    void theMarkerOfANewServerThatIsOursComesOff() {
        saved.marker = "icebridge-2";
        ServerSample fresh = ServerSample.server("n9").metadata("icebridge-2", "CHG1:s1");
        cloud.fresh.servers.add(fresh.get());
        done(ServerAction.BOOT, new NewServer("n9"));
        assertThat(steps()).contains(NEW + "meta n9 delete icebridge-2");
    }

    @Test
    void aServerOnItsRootVolumeGoesFirstAndTheVolumeIsGuarded() {
        saved.root("v0");
        oldServer();
        assertThat(steps())
                .containsSubsequence(
                        "cinder snapshot-create --force True v0",
                        OLD + "delete s1",
                        NEW
                                + "boot --flavor 1 --block-device"
                                + " 'source=volume,dest=volume,bootindex=0,shutdown=preserve,id=v0'"
                                + " --nic port-id=1 s1");
    }

    @Test
    void whatIsInTheMemoryIsWrittenToTheDiskFirst() {
        saved.server.status("SUSPENDED");
        oldServer();
        assertThat(steps()).startsWith(OLD + "lock s1", OLD + "resume s1", OLD + "stop s1");
    }

    @Test
    void whatWasDoneIsNotAskedForAgain() {
        saved.server.status("SHUTOFF");
        oldServer();
        done(ServerAction.LOCK, new Said("done"));
        done(ServerAction.SNAPSHOT, new Snapshot("i9"));
        cloud.images.put("i9", Samples.image("i9", "p"));
        cloud.ports.set(0, Samples.port("1", "a", ""));
        assertThat(steps().get(0)).isEqualTo(NEW + "boot --flavor 1 --image i9 --nic port-id=1 s1");
    }

    private void booted() {
        done(ServerAction.BOOT, new NewServer("n9"));
        cloud.fresh.servers.add(ServerSample.server("n9").get());
    }

    @Test
    void volumesFollowTheServer() {
        saved.volume("v1", "/dev/vdb");
        cloud.volumes.put("v1", Samples.volume("v1", "in-use"));
        oldServer();
        booted();
        assertThat(steps())
                .containsSubsequence(
                        OLD + "volume-detach s1 v1", NEW + "volume-attach n9 v1 /dev/vdb")
                .noneMatch(step -> step.contains("boot --flavor"));
    }

    @Test
    void floatingAddressesOfNovaNetworkGoFromOneRegionsPoolToTheOthers() {
        file = TestCloudFile.underNovaNetwork();
        saved.floating("192.0.2.7");
        oldServer();
        booted();
        assertThat(steps())
                .containsSubsequence(
                        OLD + "floating-ip-disassociate s1 192.0.2.7",
                        OLD + "floating-ip-delete 192.0.2.7",
                        OLD + "floating-ip-bulk-delete 192.0.2.7",
                        NEW + "floating-ip-bulk-create --pool public --interface eth1 192.0.2.7",
                        NEW + "floating-ip-create public",
                        NEW + "floating-ip-associate n9 192.0.2.7");
    }

    @Test
    void lockAndPowerAreGivenAsTheyWere() {
        saved.server.status("SHUTOFF");
        saved.facts = DefinitionSample.facts(true, "");
        oldServer();
        assertThat(steps()).containsSubsequence(NEW + "lock NEW", NEW + "stop NEW");
    }

    @Test
    void whatABootIsGivenCannotBecomeShellCode() {
        saved.server.named("web; rm -rf /").metadata("a", "b\nc").key("it's");
        oldServer();
        assertThat(steps())
                .anySatisfy(
                        step ->
                                assertThat(step)
                                        .contains("--key-name 'it'\\''s'")
                                        .contains("--meta 'a=b c'")
                                        .endsWith("'web; rm -rf /'"));
    }

    @Test
    void aSecondAddressOnANetworkIsNoCardOfTheBoot() {
        file = TestCloudFile.underNovaNetwork();
        saved.ports.clear();
        saved.nics.clear();
        saved.nics.add(Nic.onNetwork("net-a", "10.0.0.4"));
        saved.nics.add(Nic.onNetwork("net-a", "10.0.0.5"));
        oldServer();
        assertThat(steps())
                .anyMatch(step -> step.contains("--nic 'net-id=net-a,v4-fixed-ip=10.0.0.4'"))
                .noneMatch(step -> step.contains("v4-fixed-ip=10.0.0.5"))
                .anyMatch(step -> step.startsWith("# it had 10.0.0.5 on network net-a as well"));
    }
}
