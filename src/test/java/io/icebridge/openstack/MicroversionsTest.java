package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Nova can is asked of its own version document, and never more than that is said. */
class MicroversionsTest {
    private static final String ROOT = "/nova/v2.1";
    private static final String SERVER =
            """
            {"servers": [{"id": "s1", "locked": true, "tags": ["b", "a"], "description": "the shop",
              "OS-EXT-SRV-ATTR:user_data": "IyEvYmluL3No", "OS-EXT-SRV-ATTR:root_device_name": "/dev/vda",
              "os-extended-volumes:volumes_attached": [{"id": "v1", "delete_on_termination": true},
                {"id": "v2", "delete_on_termination": false}]}]}
            """;

    private ScriptedCloud script;
    private Cloud cloud;

    @BeforeEach
    void start() throws Exception {
        script = new ScriptedCloud();
        script.keystone().list("compute", "old", script.url() + ROOT);
        script.on("GET", ROOT + "/servers/detail", Reply.json(200, SERVER));
        script.on("POST", ROOT + "/servers", Reply.json(202, "{\"server\": {\"id\": \"new\"}}"));
        cloud = script.connect();
    }

    @AfterEach
    void stop() {
        script.close();
    }

    private void offers(String newest) {
        script.on(
                "GET",
                ROOT + "/",
                Reply.json(
                        200,
                        "{\"version\": {\"id\": \"v2.1\", \"version\": \"%s\"}}"
                                .formatted(newest)));
    }

    private List<String> spoken(String path) {
        return script.seen().stream()
                .filter(seen -> seen.path().equals(ROOT + path))
                .map(ScriptedCloud.Seen::microversion)
                .toList();
    }

    @Test
    void serversAreReadInTheLastOneThatShowsAFlavorById() {
        offers("2.93");
        Server server = cloud.compute(Side.OLD).servers().get(0);
        cloud.compute(Side.OLD).servers();
        assertThat(spoken("/servers/detail")).containsOnly("2.46");
        assertThat(spoken("/")).as("the version document is asked for once").hasSize(1);
        assertThat(server.detail())
                .isEqualTo(
                        new Server.Detail(
                                true,
                                true,
                                "IyEvYmluL3No",
                                "/dev/vda",
                                List.of("v1"),
                                "the shop",
                                List.of("a", "b")));
    }

    @Test
    void aNovaIsAskedForNoMoreThanItOffers() {
        offers("2.30");
        cloud.compute(Side.OLD).servers();
        assertThat(spoken("/servers/detail")).containsOnly("2.30");
        assertThat(cloud.compute(Side.OLD).labels()).isFalse();
        assertThat(cloud.compute(Side.OLD).changesTermination()).isFalse();
    }

    @Test
    void oneThatOffersNoneIsSpokenToAsEver() {
        offers("");
        cloud.compute(Side.OLD).servers();
        assertThat(spoken("/servers/detail")).containsOnly("none");
    }

    @Test
    void anOldAddressIsNotEvenAsked() {
        script.keystone().list("compute", "old", script.url() + "/nova/v2/tenant");
        script.on("GET", "/nova/v2/tenant/servers/detail", Reply.json(200, "{\"servers\": []}"));
        cloud.compute(Side.OLD).servers();
        assertThat(script.seen()).hasSize(1);
    }

    @Test
    void descriptionAndTagsAreSaidWithABootWhereTheyAreKept() {
        offers("2.93");
        assertThat(cloud.compute(Side.OLD).labels()).isTrue();
        cloud.changing().compute(Side.OLD).boot(boot(new Boot.Label(true, "", List.of("a"))));
        cloud.changing().compute(Side.OLD).boot(boot(Boot.Label.UNSAID));
        assertThat(spoken("/servers")).containsExactly("2.52", "none");
        assertThat(script.seen())
                .filteredOn(seen -> seen.method().equals("POST"))
                .extracting(ScriptedCloud.Seen::body)
                .satisfies(
                        bodies -> {
                            assertThat(bodies.get(0))
                                    .contains("\"description\":null", "\"tags\":[\"a\"]");
                            assertThat(bodies.get(1)).doesNotContain("description", "tags");
                        });
    }

    private static Boot boot(Boot.Label label) {
        return new Boot(
                "s", "1", "i", "", "", "", "", false, "", List.of(), "", List.of(), Map.of(),
                label);
    }

    @Test
    void aVolumeIsAttachedInTheFirstThatKnowsOfSuchAsSeveralServersHave() {
        script.on(
                "POST",
                ROOT + "/servers/s1/os-volume_attachments",
                Reply.json(200, "{\"volumeAttachment\": {}}"));
        offers("2.93");
        cloud.changing().compute(Side.OLD).attach("s1", "v1", "/dev/vdb");
        assertThat(spoken("/servers/s1/os-volume_attachments")).containsExactly("2.60");
    }

    @Test
    void whereNoneKnowsOfThemAVolumeIsAttachedAsEver() {
        script.on(
                "POST",
                ROOT + "/servers/s1/os-volume_attachments",
                Reply.json(200, "{\"volumeAttachment\": {}}"));
        offers("2.59");
        cloud.changing().compute(Side.OLD).attach("s1", "v1", "/dev/vdb");
        assertThat(spoken("/servers/s1/os-volume_attachments")).containsExactly("none");
    }

    @Test
    void anybodysKeyPairIsAskedForWhereThatIsPossible() {
        offers("2.93");
        script.on(
                "GET",
                ROOT + "/os-keypairs/mine",
                Reply.json(
                        200, "{\"keypair\": {\"name\": \"mine\", \"public_key\": \"ssh-rsa A\"}}"));
        assertThat(cloud.allowances(Side.OLD).keyPair("u1", "mine").orElseThrow().publicKey())
                .isEqualTo("ssh-rsa A");
        assertThat(spoken("/os-keypairs/mine")).containsExactly("2.10");
        assertThat(cloud.allowances(Side.OLD).keyPair("u1", "gone")).isEmpty();
    }

    @Test
    void aServerThatTellsItsGroupsSparesTheListOfAll() {
        offers("2.93");
        script.on(
                "GET",
                ROOT + "/servers/s1",
                Reply.json(200, "{\"server\": {\"id\": \"s1\", \"server_groups\": [\"g\"]}}"));
        script.on(
                "GET",
                ROOT + "/os-server-groups/g",
                Reply.json(
                        200,
                        """
                        {"server_group": {"id": "g", "name": "db", "policy": "affinity",
                          "rules": {}, "members": ["s1", "s2"]}}
                        """));
        assertThat(cloud.serverGroups(Side.OLD).having("s1"))
                .singleElement()
                .satisfies(group -> assertThat(group.policies()).containsExactly("affinity"));
        assertThat(spoken("/servers/s1")).containsExactly("2.71");
        assertThat(spoken("/os-server-groups")).isEmpty();
    }

    @Test
    void aGroupsRulesStandBesideItsPolicy() {
        offers("2.93");
        script.on(
                "GET",
                ROOT + "/os-server-groups",
                Reply.json(
                        200,
                        """
                        {"server_groups": [{"id": "g", "name": "db", "policy": "anti-affinity",
                          "rules": {"max_server_per_host": 3}, "members": ["s1"]}]}
                        """),
                Reply.json(200, "{\"server_groups\": []}"));
        assertThat(cloud.serverGroups(Side.OLD).ofEveryProject())
                .singleElement()
                .satisfies(
                        group ->
                                assertThat(group.policies())
                                        .containsExactly("anti-affinity", "max_server_per_host=3"));
        assertThat(spoken("/os-server-groups")).containsOnly("2.64");
    }

    @Test
    void aSoftPolicyIsAskedForWhereItIsKnown() {
        offers("2.93");
        script.on(
                "POST",
                ROOT + "/os-server-groups",
                Reply.json(200, "{\"server_group\": {\"id\": \"g\"}}"));
        cloud.changing().serverGroups(Side.OLD).create("db", List.of("soft-anti-affinity"));
        cloud.changing().serverGroups(Side.OLD).create("web", List.of("anti-affinity"));
        assertThat(spoken("/os-server-groups")).containsExactly("2.15", "none");
    }

    @Test
    void aLocksReasonIsAskedForAndGivenWhereItIsKept() {
        offers("2.93");
        script.on(
                "GET",
                ROOT + "/servers/s1",
                Reply.json(
                        200, "{\"server\": {\"id\": \"s1\", \"locked_reason\": \"month's end\"}}"));
        script.on("POST", ROOT + "/servers/s1/action", Reply.json(202, ""));
        assertThat(cloud.compute(Side.OLD).lockReason("s1")).isEqualTo("month's end");
        cloud.changing().compute(Side.OLD).lock("s1", "month's end");
        cloud.changing().compute(Side.OLD).lock("s1", "");
        assertThat(spoken("/servers/s1")).containsExactly("2.73");
        assertThat(spoken("/servers/s1/action")).containsExactly("2.73", "none");
        assertThat(script.seen())
                .filteredOn(seen -> seen.method().equals("POST"))
                .extracting(ScriptedCloud.Seen::body)
                .containsExactly(
                        "{\"lock\":{\"locked_reason\":\"month's end\"}}", "{\"lock\":null}");
    }

    @Test
    void aNovaThatKeepsNoReasonsIsToldNone() {
        offers("2.72");
        script.on("POST", ROOT + "/servers/s1/action", Reply.json(202, ""));
        cloud.changing().compute(Side.OLD).lock("s1", "month's end");
        assertThat(cloud.compute(Side.OLD).lockReason("s1")).isEmpty();
        assertThat(spoken("/servers/s1/action")).containsExactly("none");
    }
}
