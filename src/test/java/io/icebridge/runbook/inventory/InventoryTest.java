package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private final StillCloud cloud = new StillCloud();
    private final PrintedRows database = new PrintedRows();
    private final Server web = ServerSample.server("web").get();
    private final Server db = ServerSample.server("db").get();

    private void servers(Server... all) {
        for (Server server : all) {
            cloud.old.servers.add(server);
            database.plain(server.id());
        }
    }

    private Inventory taken() {
        return Inventory.take(cloud.port(), database.reader(), true);
    }

    @Test
    void aListThatDiffersFromTheOneBeforeIsNotBelieved() {
        Iterator<List<Server>> lists = List.of(List.of(web, db), List.of(web)).iterator();
        Compute unsteady = Fake.of(Compute.class).answering("servers", a -> lists.next()).port();
        Cloud changing = cloud.reading().answering("compute", a -> unsteady).port();
        assertThatThrownBy(() -> Inventory.take(changing, database.reader(), true))
                .hasMessageContaining("one after the other, differ")
                .hasMessageContaining("check again");
    }

    @Test
    void theOrderOfTheListsDoesNotMatter() {
        Iterator<List<Server>> lists = List.of(List.of(web, db), List.of(db, web)).iterator();
        database.plain("web");
        database.plain("db");
        Compute shuffled = Fake.of(Compute.class).answering("servers", a -> lists.next()).port();
        Cloud changing = cloud.reading().answering("compute", a -> shuffled).port();
        assertThat(Inventory.take(changing, database.reader(), true).servers()).hasSize(2);
    }

    @Test
    void aServerThatTheDatabaseDoesNotHaveStopsIt() {
        servers(web);
        cloud.old.servers.add(db);
        assertThatThrownBy(this::taken).hasMessageContaining("its database does not have");
    }

    @Test
    void aServerThatTheApiDoesNotListStopsIt() {
        servers(web);
        database.plain("hidden");
        assertThatThrownBy(this::taken).hasMessageContaining("lists 1 server, its database 2");
    }

    @Test
    void withoutADatabaseNothingIsKnownOfAServerButWhatTheApiTells() {
        cloud.old.servers.add(web);
        Inventory inventory = Inventory.take(cloud.port(), PrintedRows.unnamed(), true);
        assertThat(inventory.factsOf("web")).isEqualTo(ServerFacts.unknown());
    }

    @Test
    void underNovaNetworkNeutronIsNotAsked() {
        servers(web);
        Cloud withoutNeutron =
                cloud.reading()
                        .answering(
                                "network",
                                a -> {
                                    throw new AssertionError("there is no Neutron");
                                })
                        .port();
        Inventory inventory = Inventory.take(withoutNeutron, database.reader(), false);
        assertThat(inventory.ports()).isEmpty();
        assertThat(inventory.networks()).isEmpty();
    }

    @Test
    void oneServersInventoryHoldsItsOwnPortsAndWhatThereIsForAll() {
        servers(web, db);
        cloud.old.flavor("1", 512, 1, 10);
        cloud.ports.addAll(List.of(Samples.port("1", "a", "web"), Samples.port("2", "a", "db")));
        cloud.networks.add(Samples.network("a", "p", false));
        Inventory inventory = Inventory.of(db, cloud.port(), database.reader(), true);
        assertThat(inventory.servers()).containsExactly(db);
        assertThat(inventory.ports()).extracting("id").containsExactly("2");
        assertThat(inventory.flavors()).containsKey("1");
        assertThat(inventory.networks()).containsKey("a");
        assertThat(inventory.factsOf("db").known()).isTrue();
    }

    @Test
    void aProjectIsToldByNameAndIdOrByItsIdAlone() {
        cloud.projects.add(new Project("p", "shop", true));
        Inventory inventory = taken();
        assertThat(inventory.projectNamed("p")).isEqualTo("shop (p)");
        assertThat(inventory.projectNamed("gone")).isEqualTo("gone");
    }
}
