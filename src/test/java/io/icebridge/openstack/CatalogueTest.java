package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Side;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static final Reply NONE = Reply.json(200, "{\"servers\": []}");

    private ScriptedCloud script;
    private Cloud cloud;

    @BeforeEach
    void start() throws Exception {
        script = new ScriptedCloud();
        cloud = script.connect();
    }

    @AfterEach
    void stop() {
        script.close();
    }

    @Test
    void eachSideIsCalledInItsOwnRegion() {
        script.on("GET", "/nova/v2/tenant/servers/detail", NONE)
                .on("GET", "/new-nova/v2/tenant/servers/detail", NONE);

        cloud.compute(Side.OLD).servers();
        cloud.compute(Side.NEW).servers();

        assertThat(script.seen())
                .extracting(ScriptedCloud.Seen::path)
                .containsExactly(
                        "/nova/v2/tenant/servers/detail", "/new-nova/v2/tenant/servers/detail");
    }

    @Test
    void aServiceIsCalledAtItsNewAddressOnceANewTokenShowsIt() {
        script.on("GET", "/nova/v2/tenant/servers/detail", NONE)
                .on("GET", "/moved/servers/detail", NONE);
        cloud.compute(Side.OLD).servers();

        script.keystone().list("compute", "old", script.url() + "/moved");
        script.keystone().rejectTokensSoFar();
        cloud.compute(Side.OLD).servers();

        assertThat(script.count("GET", "/moved/servers/detail")).isEqualTo(1);
    }

    @Test
    void aSharedServiceMayBeInEitherRegion() {
        script.on("PUT", "/swift/v1/AUTH_tenant/c", Reply.json(201, ""))
                .on("PUT", "/swift/v1/AUTH_tenant/c/probe", Reply.json(201, ""))
                .on("GET", "/swift/v1/AUTH_tenant/c/probe", Reply.with(200, "c", Map.of()))
                .on("DELETE", "/swift/v1/AUTH_tenant/c/probe", Reply.json(204, ""))
                .on("DELETE", "/swift/v1/AUTH_tenant/c", Reply.json(204, ""));

        cloud.changing().objects().proveWrite("c");

        assertThat(script.count("DELETE", "/swift/v1/AUTH_tenant/c")).isEqualTo(1);
    }

    @Test
    void aServiceThatIsNowhereHasNoEndpointAndIsNotLookedForAtKeystone() {
        script.keystone().list("compute", "old", script.url() + "/x");
        Cloud elsewhere =
                OpenStack.connect(
                        new OpenStack.Settings(Path.of("."), "t", "old", "third", false),
                        ScriptedCloud.credentials(script.url() + "/v3", "3"),
                        Limits.USUAL,
                        Clock.systemUTC(),
                        time -> {});

        CloudFailure failure =
                catchThrowableOfType(
                        CloudFailure.class, () -> elsewhere.compute(Side.NEW).servers());

        assertThat(failure.reason()).isEqualTo(Reason.NO_ENDPOINT);
        assertThat(failure).hasMessageContaining("region third");
        assertThat(script.seen()).isEmpty();
    }

    @Test
    void versionsInTheCatalogueDoNotDecideWhichApiIsSpoken() {
        script.on("GET", "/glance/v2/images/i1", Reply.json(200, "{\"id\": \"i1\"}"))
                .on(
                        "GET",
                        "/neutron/v2.0/ports/p1",
                        Reply.json(200, "{\"port\": {\"id\": \"p1\"}}"));

        assertThat(cloud.images().image("i1")).isPresent();
        assertThat(cloud.network().port("p1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://store", "", "http://[", "/v1", "http://host:port/%(tenant_id)s"})
    void aRowThatNobodyCouldCallConcernsNobodyElse(String url) {
        script.on("GET", "/nova/v2/tenant/servers/detail", NONE);
        script.keystone().list("odd", "old", url);
        script.keystone().list("odd", null, script.url());
        script.keystone().list("odd", "old", null);

        assertThat(cloud.compute(Side.OLD).servers()).isEmpty();
    }

    @Test
    void theKindOfNetworkIsHeldToTheCloudFile() {
        assertThatThrownBy(() -> cloud.novaNetwork(Side.OLD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Neutron");
    }
}
