package io.icebridge.runbook.move;

import static io.icebridge.runbook.move.OneMove.CHANGE;
import static io.icebridge.runbook.move.OneMove.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.runbook.inventory.FactsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is saved of a server, by which it is built anew. */
class ServerSaveTest {
    private final OneMove move = OneMove.underNovaNetwork();

    @BeforeEach
    void aServerOnOneOfTwoNetworksOfTheSameName() {
        move.cloud.still.old.flavor("1", 512, 1, 10);
        network("net-a", "10.0.0.0/24");
        network("net-b", "10.1.0.0/16");
    }

    private void network(String id, String cidr) {
        move.cloud.freshPool.networks.add(new NetworkInfo(id, "private", "", true, false, cidr));
    }

    private final List<String> volumes = new ArrayList<>();
    private boolean onVolume;

    private void attached(String volume, String device) {
        volumes.add(volume);
        move.cloud.still.old.attachments.add(new Attachment(SERVER, volume, device));
    }

    private Definition saved(String... ips) {
        ServerSample server = ServerSample.server(SERVER);
        List.of(ips).forEach(server::fixed);
        volumes.forEach(onVolume ? server::onVolume : server::with);
        move.cloud.old(server);
        FactsReader facts =
                Fake.of(FactsReader.class)
                        .answering("of", a -> DefinitionSample.facts(false, ""))
                        .port();
        return new ServerSave(move.crossing(), facts).run(CHANGE, SERVER).orElseThrow();
    }

    @Test
    void itsCardIsOnTheNetworkInWhoseRangeItsAddressIs() {
        assertThat(saved("10.1.7.4").nics()).containsExactly(Nic.onNetwork("net-b", "10.1.7.4"));
        assertThat(saved("10.0.0.4").nics()).containsExactly(Nic.onNetwork("net-a", "10.0.0.4"));
    }

    @Test
    void whereThatCannotBeToldNothingIsSaved() {
        assertThatThrownBy(() -> saved("10.9.0.4"))
                .hasMessageContaining("private")
                .hasMessageContaining("10.9.0.4");
    }

    @Test
    void anAddressOfIpv6IsNoCardOfItsOwn() {
        assertThat(saved("10.0.0.4", "fd00::f816:3eff:fe00:4").nics())
                .containsExactly(Nic.onNetwork("net-a", "10.0.0.4"));
    }

    @Test
    void ofTwoAddressesOnOneNetworkNovaWouldRefuseTheSecondSoThatNothingIsBegun() {
        assertThatThrownBy(() -> saved("10.0.0.4", "10.0.0.5"))
                .hasMessageContaining("net-a")
                .hasMessageContaining("10.0.0.5");
        assertThat(saved("10.0.0.4", "10.1.7.4").nics()).hasSize(2);
    }

    @Test
    void aVolumeThatOthersHaveAsWellIsSavedWithThem() {
        move.cloud.still.volumes.put("v1", Samples.shared("v1", "in-use", SERVER, "s2", "s3"));
        move.cloud.still.volumes.put("v2", Samples.volume("v2", "in-use"));
        attached("v1", "/dev/vdb");
        attached("v2", "/dev/vdc");
        assertThat(saved("10.0.0.4").shared())
                .containsExactly(new SharedVolume("v1", Set.of("s2", "s3")));
    }

    @Test
    void aServerWhoseRootDiskOthersMayHaveIsNotBegun() {
        move.cloud.still.volumes.put("v1", Samples.shared("v1", "in-use", SERVER));
        onVolume = true;
        attached("v1", "/dev/vda");
        assertThatThrownBy(() -> saved("10.0.0.4"))
                .hasMessageContaining("its root volume v1 may be on several servers at once");
    }
}
