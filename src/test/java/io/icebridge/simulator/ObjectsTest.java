package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.simulator.seed.Shape;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ObjectsTest {

    @AutoClose
    private final SimulatedCloud cloud = SimulatedCloud.start(Shape.bundled().withServers(1));

    private final Client shop = Client.member(cloud, "shop");

    @Test
    void anObjectIsReadBackAndAContainerWithOneIsNotDeleted() {
        String container = "/v1/AUTH_" + shop.projectId() + "/box";
        assertThat(shop.at("swift", "PUT", container, null).status()).isEqualTo(201);
        shop.at("swift", "PUT", container + "/thing", "content");

        assertThat(shop.at("swift", "GET", container + "/thing", null).raw().body())
                .isEqualTo("content");
        assertThat(shop.at("swift", "DELETE", container, null).status()).isEqualTo(409);
    }

    @Test
    void anotherProjectsContainersAreClosed() {
        Client billing = Client.member(cloud, "billing");
        String container = "/v1/AUTH_" + shop.projectId() + "/box";

        assertThat(billing.at("swift", "PUT", container, null).status()).isEqualTo(403);
    }
}
