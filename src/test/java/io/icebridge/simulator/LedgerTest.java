package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.seed.Shape;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @AutoClose
    private final SimulatedCloud cloud =
            SimulatedCloud.start(Shape.bundled().withSpeed(300).withNewRegionReady());

    private Client admin;

    @BeforeEach
    void logIn() {
        admin = Client.admin(cloud);
    }

    @Test
    void itIsReadOverHttpByAnybody() {
        JsonNode read = Client.send("GET", cloud.ledgerUri().toString(), null, "none").json();

        assertThat(read.path("servers")).hasSize(24);
        assertThat(read.path("violations")).isEmpty();
    }

    @Test
    void twoOfOneServerPoweredOnAreDoubledForEver() {
        JsonNode server = find("server-4");
        Move move = new Move(cloud, server, "shop");
        move.stop();
        String image = move.snapshot();
        String port = move.park();
        move.boot(image, port);
        assertThat(cloud.ledger().at("/doubled/0/reason").asText()).isEqualTo("two are there");

        move.start();
        move.stop();
        move.deleteOld();

        assertThat(cloud.ledger().at("/doubled/0/reason").asText())
                .startsWith("two were powered on");
    }

    @Test
    void cattleBuiltAnewOnItsPortIsRedeployed() {
        JsonNode cattle = find("server-11");
        Move move = new Move(cloud, cattle, "research");
        move.stop();
        String port = move.park();
        move.boot(cattle.at("/image/id").asText(), port);
        move.awaitHealed();
        move.deleteOld();

        JsonNode ledger = cloud.ledger();
        assertThat(entry(ledger, cattle).path("state").asText()).isEqualTo("redeployed");
        assertThat(ledger.path("violations")).isEmpty();
        assertThat(ledger.path("lost")).isEmpty();
    }

    @Test
    void anythingElseBuiltAnewHasLostItsContent() {
        JsonNode pet = find("server-1");
        Move move = new Move(cloud, pet, "shop");
        move.stop();
        String port = move.park();
        move.boot(pet.at("/image/id").asText(), port);
        move.deleteOld();

        JsonNode ledger = cloud.ledger();
        assertThat(ledger.path("violations").findValuesAsText("rule"))
                .contains("content-left-behind", "deleted-without-proof");
        assertThat(ledger.path("lost")).hasSize(1);
    }

    @Test
    void aVolumeBackedServerMovesWithItsVolume() {
        JsonNode server = find("server-6");
        String volume = server.at("/os-extended-volumes:volumes_attached/0/id").asText();
        Move move = new Move(cloud, server, "billing");
        move.stop();
        String port = move.park();
        move.deleteOld();
        assertThat(cloud.ledger().path("lost")).hasSize(1);
        assertThat(cloud.ledger().at("/lost/0/at").isNull()).isTrue();

        move.bootFromVolume(volume, port);

        JsonNode ledger = cloud.ledger();
        assertThat(entry(ledger, server).path("state").asText()).isEqualTo("moved");
        for (String list :
                new String[] {"lost", "doubled", "volumesAstray", "portsAstray", "violations"}) {
            assertThat(ledger.path(list)).as(list).isEmpty();
        }
    }

    @Test
    void aServerThatIsNobodysIsLeftOver() {
        String body =
                """
                {"flavor": {"id": "1", "name": "m1.tiny", "ram": 512, "vcpus": 1, "disk": 1}}
                """;
        admin.fresh("POST", "/flavors", body);
        String image =
                admin.at("glance", "GET", "/v2/images?name=cirros-0.3.1", null)
                        .json()
                        .at("/images/0/id")
                        .asText();
        String boot =
                """
                {"server": {"name": "probe", "flavorRef": "1", "imageRef": "%s"}}
                """
                        .formatted(image);

        String probe = admin.fresh("POST", "/servers", boot).json().at("/server/id").asText();

        assertThat(cloud.ledger().path("leftOver").toString()).contains(probe);
    }

    @Test
    void theLowerBoundIsTheOperationsShareOfTheConcurrencyAndNoLessThanTheLongestServer() {
        String other = find("server-4").path("id").asText();
        Move move = new Move(cloud, find("server-1"), "shop");
        move.stop();
        move.snapshot();
        double alone = cloud.lowerBoundSeconds(2);
        assertThat(
                        Client.admin(cloud)
                                .old(
                                        "POST",
                                        "/servers/" + other + "/action",
                                        "{\"os-stop\": null}"))
                .returns(202, Client.Answer::status);

        assertThat(alone).isGreaterThan(0.07);
        assertThat(cloud.lowerBoundSeconds(1)).isGreaterThan(alone * 1.05);
        assertThat(cloud.lowerBoundSeconds(100)).isBetween(alone * 0.8, alone * 1.2);
        assertThat(cloud.apiCalls().get("nova-havana").get("POST")).isEqualTo(3);
    }

    @Test
    void theLowerBoundLeavesOutDeletionsForWhichNobodyWaits() {
        Move move = new Move(cloud, find("server-1"), "shop");
        move.stop();
        double before = cloud.lowerBoundSeconds(1);
        Client.admin(cloud).old("DELETE", "/servers/" + find("server-2").path("id").asText(), null);
        assertThat(cloud.lowerBoundSeconds(1)).isEqualTo(before);
    }

    private static JsonNode entry(JsonNode ledger, JsonNode server) {
        for (JsonNode entry : ledger.path("servers")) {
            if (entry.path("oldId").equals(server.path("id"))) {
                return entry;
            }
        }
        throw new AssertionError("not in the ledger: " + server);
    }

    private JsonNode find(String name) {
        return admin.old("GET", "/servers/detail?all_tenants=1&name=%5E" + name + "%24", null)
                .json()
                .path("servers")
                .path(0);
    }
}
