package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerGroup;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.StillCloud;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a Nova of today tells of servers without its database. */
class NovaAnswersTest {
    private final StillCloud cloud = new StillCloud();
    private final NovaAnswers answers = new NovaAnswers(cloud.port(), Side.OLD);

    private ServerFacts read(ServerSample sample) {
        Server server = sample.get();
        cloud.old.servers.add(server);
        return answers.read(List.copyOf(cloud.old.servers), cloud.ports)
                .orElseThrow()
                .get(server.id());
    }

    private static Server.Detail told(String... goingWithIt) {
        return new Server.Detail(
                true, true, "IyEvYmluL3No", "/dev/vda", List.of(goingWithIt), "", List.of());
    }

    private static ServerSample s1() {
        return ServerSample.server("s1").telling(told());
    }

    @Test
    void lockUserDataAndPublicKeyAreTold() {
        cloud.old.keyPairs.add(new KeyPair("mine", "ssh-ed25519 AAAA me\n"));
        cloud.old.locks.put("s1", "month's end");
        ServerFacts facts = read(s1().key("mine"));
        assertThat(facts.known()).isTrue();
        assertThat(facts.lock()).isEqualTo(new Lock(true, "", "month's end"));
        assertThat(facts.userData()).isEqualTo("IyEvYmluL3No");
        assertThat(facts.publicKey()).isEqualTo("ssh-ed25519 AAAA me");
    }

    @Test
    void aKeyPairThatIsDeletedIsNotKnown() {
        assertThat(read(s1().key("gone")).publicKey()).isEmpty();
    }

    @Test
    void theRootVolumeIsTheOneAtTheRootDevice() {
        cloud.old.attachments.add(new Attachment("s1", "v1", "/dev/vdb"));
        cloud.old.attachments.add(new Attachment("s1", "v2", "/dev/vda"));
        ServerFacts facts = read(s1().onVolume("v1").with("v2").telling(told("v2")));
        assertThat(facts.devices())
                .containsExactly(
                        new ServerFacts.Device("v1", "/dev/vdb", false, -1),
                        new ServerFacts.Device("v2", "/dev/vda", true, 0));
    }

    @Test
    void aGroupComesWithAllItsMembersAndTheirNodes() {
        cloud.old.servers.add(ServerSample.server("s2").on("n2").telling(told()).get());
        cloud.old.groups.add(
                new ServerGroup("g", "db", List.of("anti-affinity"), List.of("s1", "s2")));
        GroupFacts group = read(s1().on("n1")).serverGroup();
        assertThat(group.carried()).isTrue();
        assertThat(group.members())
                .extracting(GroupFacts.Member::node)
                .containsExactlyInAnyOrder("n1", "n2");
    }

    @Test
    void aGroupWhosePolicyHasARuleIsNotCarriedAsIfItHadNone() {
        cloud.old.groups.add(
                new ServerGroup(
                        "g",
                        "db",
                        List.of("anti-affinity", "max_server_per_host=3"),
                        List.of("s1")));
        assertThat(read(s1()).serverGroup().carried()).isFalse();
    }

    @Test
    void theOrderOfCardsIsThatOfTheAddresses() {
        cloud.ports.add(Samples.port("1", "b", "s1"));
        cloud.ports.add(Samples.port("2", "a", "s1"));
        ServerSample two = s1().card("b", mac(0), "10.0.0.2").card("a", mac(1), "10.1.0.2");
        ServerFacts facts = read(two);
        assertThat(facts.placeOf(cloud.ports.get(0))).isZero();
        assertThat(facts.placeOf(cloud.ports.get(1))).isEqualTo(1);
    }

    private String mac(int port) {
        return cloud.ports.get(port).mac();
    }

    @Test
    void cardsOfOneNetworkOnBothSidesOfAnothersTellNoOrder() {
        ServerSample three =
                s1().card("a", "m1", "10.0.0.2")
                        .card("a", "m3", "10.0.0.3")
                        .card("b", "m2", "10.1.0.2");
        assertThat(read(three).cards()).isEmpty();
    }

    @Test
    void oneServerIsToldAlikeByItself() {
        cloud.old.servers.add(ServerSample.server("s2").on("n2").telling(told()).get());
        cloud.old.groups.add(
                new ServerGroup("g", "db", List.of("anti-affinity"), List.of("s1", "s2")));
        ServerFacts all = read(s1().key("mine"));
        Server server = cloud.old.servers.get(1);
        assertThat(answers.of(server, List::of)).isEqualTo(all);
    }

    @Test
    void aNovaThatTellsTooLittleIsNamedBeforeAnythingIsTouched() {
        assertThatThrownBy(() -> read(ServerSample.server("s1")))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("does not tell by its API what it is");
    }
}
