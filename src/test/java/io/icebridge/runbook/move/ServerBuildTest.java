package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerSample;
import io.icebridge.journal.Entry.State;
import io.icebridge.runbook.inventory.GroupFacts;
import io.icebridge.runbook.inventory.Lock;
import io.icebridge.runbook.inventory.PrintedRows;
import io.icebridge.runbook.inventory.ServerFacts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked of the new region for a server, and what is not asked twice. */
class ServerBuildTest {
    private OneMove move = OneMove.by("SNAPSHOT");
    private final PrintedRows database = new PrintedRows();

    private ServerBuild build() {
        Crossing crossing = move.crossing();
        return new ServerBuild(
                crossing,
                new CarriedGroups(crossing.door(), crossing.cloud(), crossing.file()),
                "#cloud-config",
                database.ofNew(),
                MovingTables.CLOCK);
    }

    private void held() {
        move.held();
        move.done(ServerAction.SNAPSHOT, new Snapshot("i9"));
    }

    private Boot boot() {
        build().boot(CHANGE, SERVER);
        assertThat(move.cloud.boots).hasSize(1);
        return move.cloud.boots.get(0);
    }

    private ServerSample booted(String status) {
        held();
        ServerSample fresh = move.booted();
        move.cloud.fresh(fresh.status(status));
        move.crossing().moves().arrived(CHANGE.id(), SERVER, "n9");
        return fresh;
    }

    @Test
    void itIsBootedFromItsSnapshotAsItWasWithItsMark() {
        move.saved.server.named("web").flavor("7").metadata("tier", "web");
        move.saved.ports.add(Samples.port("1", "a", SERVER));
        move.saved.nics.add(Nic.onPort("1"));
        held();
        Boot boot = boot();
        assertThat(boot.name()).isEqualTo("web");
        assertThat(boot.flavorId()).isEqualTo("7");
        assertThat(boot.imageId()).isEqualTo("i9");
        assertThat(boot.nics()).containsExactly(Nic.onPort("1"));
        assertThat(boot.availabilityZone()).isEmpty();
        assertThat(boot.configDrive()).isFalse();
        assertThat(boot.securityGroups()).isEmpty();
        assertThat(boot.metadata()).isEqualTo(Map.of("tier", "web", Marker.USUAL, "CHG1:s1"));
        assertThat(move.newServers()).containsExactly("n1");
    }

    @Test
    void descriptionAndTagsGoWithItWhereTheNewNovaKeepsThem() {
        move.saved.server.telling(
                new Server.Detail(true, false, "", "", List.of(), "the shop", List.of("a")));
        move.cloud.still.fresh.labels = true;
        held();
        assertThat(boot().label()).isEqualTo(new Boot.Label(true, "the shop", List.of("a")));
    }

    @Test
    void whereTheNewNovaKeepsNoneNothingIsSaidOfThem() {
        move.saved.server.telling(
                new Server.Detail(true, false, "", "", List.of(), "the shop", List.of("a")));
        held();
        assertThat(boot().label()).isEqualTo(Boot.Label.UNSAID);
    }

    @Test
    void aZoneOfItsOwnIsAskedFor() {
        move.saved.server.zone("rack-2").configDrive();
        held();
        Boot boot = boot();
        assertThat(boot.availabilityZone()).isEqualTo("rack-2");
        assertThat(boot.configDrive()).isTrue();
    }

    @Test
    void oneThatIsRedeployedComesFromItsImage() {
        move = OneMove.by("REDEPLOY");
        move.saved.server.from("i1");
        move.held();
        assertThat(boot().imageId()).isEqualTo("i1");
    }

    @Test
    void itIsNotBootedTwice() {
        held();
        boot();
        boot();
        assertThat(move.state(ServerAction.BOOT)).contains(State.DONE);
    }

    @Test
    void aBootWhoseAnswerGotLostIsFoundByItsMark() {
        held();
        move.cloud.deaf = true;
        assertThatThrownBy(this::boot).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        boot();
        assertThat(move.passage().result(ServerAction.BOOT, NewServer.class))
                .contains(new NewServer("n1"));
    }

    @Test
    void whatItArrivedAsIsOnThePlan() {
        held();
        boot();
        assertThat(move.crossing().moves().of(CHANGE.id(), SERVER).newId()).isEqualTo("n1");
    }

    @Test
    void oneThatNovaCouldNotBuildIsNoneAndAnotherIsBooted() {
        held();
        move.cloud.deaf = true;
        assertThatThrownBy(this::boot).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        move.cloud.fresh(
                ServerSample.server("n1").metadata(Marker.USUAL, "CHG1:s1").status("ERROR"));
        move.later();
        build().boot(CHANGE, SERVER);
        assertThat(move.passage().result(ServerAction.BOOT, NewServer.class))
                .contains(new NewServer("n2"));
    }

    /** Lending it would ask for what this cloud does not know. */
    @Test
    void forOneThatIsBootedNoKeyPairIsLent() {
        move.saved.server.key("laptop");
        move.saved.facts = DefinitionSample.facts(false, "ssh-rsa AAAA");
        held();
        move.booted();
        build().boot(CHANGE, SERVER);
        assertThat(move.cloud.boots).isEmpty();
    }

    @Test
    void itsUserDataGoesWithIt() {
        move.saved.facts =
                new ServerFacts(
                        true,
                        Lock.NONE,
                        false,
                        "I2Nsb3Vk",
                        "",
                        GroupFacts.NONE,
                        List.of(),
                        List.of());
        held();
        assertThat(boot().userData()).isEqualTo("I2Nsb3Vk");
    }

    @Test
    void attachmentsAndAPowerOffThatWentUnheardAreFound() {
        move.saved.server.status("SHUTOFF");
        move.saved.volume("v1", "/dev/vdb");
        booted("ACTIVE");
        move.cloud.deaf = true;
        assertThatThrownBy(() -> build().attachVolumes(CHANGE, SERVER))
                .isInstanceOf(CloudFailure.class);
        assertThatThrownBy(() -> build().restore(CHANGE, SERVER)).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        move.cloud.powersOff = false;
        build().restore(CHANGE, SERVER);
        assertThat(move.state(ServerAction.STOP_NEW)).contains(State.DONE);
        move.cloud.fresh(ServerSample.server("n9").with("v1"));
        build().attachVolumes(CHANGE, SERVER);
        assertThat(move.passage().last(ServerAction.ATTACH, "v1").orElseThrow().result())
                .contains("found attached");
    }

    @Test
    void twoOfOneMarkAreNamedAndNothingIsBooted() {
        held();
        move.cloud.deaf = true;
        assertThatThrownBy(this::boot).isInstanceOf(CloudFailure.class);
        move.cloud.deaf = false;
        move.cloud.fresh(ServerSample.server("n8").metadata(Marker.USUAL, "CHG1:s1"));
        assertThatThrownBy(this::boot)
                .hasMessageContaining("there are 2 servers of the same marker")
                .hasMessageContaining("n1")
                .hasMessageContaining("n8");
    }

    @Test
    void whereTheOldOneGoesFirstItMustBeGone() {
        move = OneMove.deletingFirst("SNAPSHOT");
        held();
        assertThatThrownBy(this::boot)
                .hasMessageContaining("the old server should be gone before the new one is booted");
        assertThat(move.cloud.boots).isEmpty();
    }

    @Test
    void volumesWaitUntilItRuns() {
        move.saved.volume("v1", "/dev/vdb");
        booted("BUILD");
        assertThatThrownBy(() -> build().attachVolumes(CHANGE, SERVER))
                .hasMessageContaining("the new server is BUILD");
    }

    @Test
    void eachVolumeIsAttachedOnceThoughItWasStoppedAgain() {
        move.saved.server.status("SHUTOFF");
        move.saved.volume("v1", "/dev/vdb");
        move.saved.volume("v2", "/dev/vdc");
        move.cloud.fresh(booted("SHUTOFF").with("v1"));
        move.done(ServerAction.STOP_NEW);
        build().attachVolumes(CHANGE, SERVER);
        build().attachVolumes(CHANGE, SERVER);
        assertThat(move.cloud.still.fresh.servers.get(0).volumeIds()).contains("v1", "v2");
        assertThat(build().offAsItWas(CHANGE, SERVER, null)).isFalse();
    }

    @Test
    void oneThatIsOffAsTheOldOneWasIsNotWaitedForAndNotStoppedAgain() {
        move.saved.server.status("SHUTOFF");
        move.saved.volume("v1", "/dev/vdb");
        ServerSample sample = booted("SHUTOFF");
        move.cloud.fresh(sample);
        Server off = sample.get();
        assertThat(build().offAsItWas(CHANGE, SERVER, off)).isTrue();
        move.cloud.powersOff = false;
        build().attachVolumes(CHANGE, SERVER);
        build().restore(CHANGE, SERVER);
        assertThat(move.state(ServerAction.STOP_NEW)).contains(State.DONE);
    }

    @Test
    void oneThatRanAndIsOffIsNoResult() {
        ServerSample sample = booted("SHUTOFF");
        move.cloud.fresh(sample);
        Server off = sample.get();
        assertThat(build().offAsItWas(CHANGE, SERVER, off)).isFalse();
        assertThatThrownBy(() -> build().attachVolumes(CHANGE, SERVER))
                .hasMessageContaining("the new server is SHUTOFF");
    }

    @Test
    void whatWasOffAndLockedIsSoAgain() {
        move.saved.server.status("SHUTOFF");
        move.saved.facts = DefinitionSample.facts(true, "");
        booted("ACTIVE");
        build().restore(CHANGE, SERVER);
        assertThat(move.cloud.locked).containsExactly("n9");
        assertThat(move.cloud.lockedFrom).containsEntry("n9", "p");
        assertThat(move.cloud.still.fresh.servers.get(0).status()).isEqualTo("SHUTOFF");
    }

    @Test
    void whatAnAdministratorHadLockedHeLocksAgain() {
        move.saved.facts = DefinitionSample.facts(new Lock(true, "admin", ""), "");
        booted("ACTIVE");
        build().restore(CHANGE, SERVER);
        assertThat(move.cloud.lockedFrom).containsEntry("n9", "");
    }

    @Test
    void whatRanUnlockedIsLeftSo() {
        booted("ACTIVE");
        build().restore(CHANGE, SERVER);
        assertThat(move.cloud.locked).isEmpty();
        assertThat(move.cloud.still.fresh.servers.get(0).status()).isEqualTo("ACTIVE");
        assertThat(move.state(ServerAction.STOP_NEW)).isEmpty();
    }

    @Test
    void aDifferenceIsWrittenDownAndStopsBeforeTheOldOneGoes() {
        move.cloud.fresh(booted("ACTIVE").named("other"));
        assertThatThrownBy(() -> build().verify(CHANGE, SERVER))
                .hasMessageContaining("name was s1 and is other");
        assertThat(move.state(ServerAction.COMPARE)).contains(State.FAILED);
        move.cloud.fresh(booted("ACTIVE").named("s1"));
        build().verify(CHANGE, SERVER);
        assertThat(move.state(ServerAction.COMPARE)).contains(State.DONE);
    }
}
