package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private static final String SERVERS = "/nova/v2/tenant/servers/detail";
    private static final String VOLUMES = "/cinder/v1/tenant/volumes/detail";
    private static final String NONE = "{\"servers\": []}";

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
    void anAbsentServerIsEmptyButAMissingListFails() {
        assertThat(cloud.compute(Side.OLD).server("gone")).isEmpty();

        assertThat(failure(() -> cloud.compute(Side.OLD).servers()).reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 413, 429})
    void readingIsTriedAgainUntilTheServiceIsWell(int status) {
        Reply ill = Reply.json(status, "{\"x\": {\"message\": \"ill\"}}");
        script.on("GET", SERVERS, ill, ill, Reply.json(200, NONE));

        assertThat(cloud.compute(Side.OLD).servers()).isEmpty();
        assertThat(script.pauses()).hasSize(2).isSorted();
    }

    @Test
    void rateLimitsAreReadALineEach() {
        script.on(
                "GET",
                "/nova/v2/tenant/limits",
                Reply.json(
                        200,
                        """
                        {"limits": {"rate": [{"uri": "*/servers", "regex": "^/servers", "limit":
                        [{"verb": "POST", "value": 50, "remaining": 49, "unit": "DAY"}]}],
                        "absolute": {}}}
                        """));

        assertThat(cloud.allowances(Side.OLD).rateLimits())
                .containsExactly("POST */servers: 50 in a day");
    }

    @Test
    void readingEndsAfterFourAttempts() {
        script.on("GET", SERVERS, Reply.json(500, ""));

        assertThat(failure(() -> cloud.compute(Side.OLD).servers()).reason())
                .isEqualTo(Reason.UNKNOWN);
        assertThat(script.count("GET", SERVERS)).isEqualTo(4);
    }

    @Test
    void brokenAnswersAreReadAgain() {
        script.on(
                "GET",
                SERVERS,
                Reply.dropped(),
                Reply.truncated("{\"servers\": ["),
                Reply.html(200),
                Reply.json(200, NONE));

        assertThat(cloud.compute(Side.OLD).servers()).isEmpty();
    }

    @Test
    void anAnswerWithoutTheListIsNotAnEmptyList() {
        script.on("GET", SERVERS, Reply.json(200, "{}"));

        assertThat(failure(() -> cloud.compute(Side.OLD).servers()).reason())
                .isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void novasListIsReadByItsLinksToTheLastPage() {
        String next = "\"servers_links\": [{\"rel\": \"next\", \"href\": \"x\"}]";
        script.on(
                "GET",
                SERVERS,
                Reply.json(200, "{\"servers\": [{\"id\": \"a\"}, {\"id\": \"b\"}], " + next + "}"),
                Reply.json(200, "{\"servers\": [{\"id\": \"c\"}], " + next + "}"),
                Reply.json(200, NONE));

        List<Server> servers = cloud.compute(Side.OLD).servers();

        assertThat(servers).extracting(Server::id).containsExactly("a", "b", "c");
        assertThat(script.seen().get(1).query()).contains("marker=b", "all_tenants=1");
        assertThat(script.seen().get(2).query()).contains("marker=c");
    }

    @Test
    void cindersListIsReadUntilAPageBringsNothing() {
        script.on(
                "GET",
                VOLUMES,
                Reply.json(200, "{\"volumes\": [{\"id\": \"a\", \"display_name\": \"one\"}]}"),
                Reply.json(200, "{\"volumes\": [{\"id\": \"b\", \"display_name\": \"two\"}]}"),
                Reply.json(200, "{\"volumes\": []}"));

        assertThat(cloud.volumes().volumes())
                .extracting(Volume::name)
                .containsExactly("one", "two");
    }

    @Test
    void aServiceThatKnowsNoMarkersDoesNotKeepTheReaderForEver() {
        script.on("GET", VOLUMES, Reply.json(200, "{\"volumes\": [{\"id\": \"a\"}]}"));

        assertThat(cloud.volumes().volumes()).hasSize(1);
    }

    @Test
    void aListThatKeystoneCutsOffIsNotTakenForTheWhole() {
        script.on(
                "GET", "/v3/projects", Reply.json(200, "{\"projects\": [], \"truncated\": true}"));

        assertThat(failure(() -> cloud.identity().projects()).reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void aFilterThatTheServiceIgnoresIsAppliedHere() {
        script.on(
                "GET",
                SERVERS,
                Reply.json(
                        200,
                        """
                        {"servers": [
                          {"id": "a", "OS-EXT-SRV-ATTR:host": "cmp-1", "metadata": {"k": "v"}},
                          {"id": "b", "OS-EXT-SRV-ATTR:host": "cmp-10", "metadata": {"k": "w"}}
                        ]}
                        """));

        assertThat(cloud.compute(Side.OLD).serversOn("cmp-1"))
                .extracting(Server::id)
                .containsExactly("a");
        assertThat(cloud.compute(Side.OLD).serversMarked("", "k", "w"))
                .extracting(Server::id)
                .containsExactly("b");
    }

    /** The volume may go with its server as soon as the snapshot is gone. */
    @Test
    void aSnapshotThatIsBeingDeletedGuardsNoVolume() {
        script.on(
                "GET",
                "/cinder/v1/tenant/snapshots/detail",
                Reply.json(
                        200,
                        """
                        {"snapshots": [
                          {"id": "a", "volume_id": "v", "display_name": "g", "status": "deleting"},
                          {"id": "b", "volume_id": "v", "display_name": "g", "status": "creating"}
                        ]}
                        """));

        assertThat(cloud.volumes().guardNamed("v", "g")).contains("b");
    }

    private static CloudFailure failure(Runnable call) {
        return catchThrowableOfType(CloudFailure.class, call::run);
    }
}
