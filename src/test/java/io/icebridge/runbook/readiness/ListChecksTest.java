package io.icebridge.runbook.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cloud file's hosts beside Nova's services, Neutron's agents and the databases. */
class ListChecksTest {
    private final StillCloud cloud = new StillCloud();
    private final FakeHosts hosts = new FakeHosts();
    private final Profile profile = Profiles.load("havana-icehouse");
    private final List<HostEntry> named = new ArrayList<>();

    @BeforeEach
    void aCloudWhoseListsAgree() {
        named.add(TestCloudFile.host("ctl-1", List.of("database", "network")));
        named.add(TestCloudFile.host("cmp-1", List.of("compute")));
        nova("cmp-1");
        cloud.agents.addAll(List.of("ctl-1", "cmp-1"));
        databases("nova", "keystone");
    }

    private void nova(String node) {
        cloud.old.services.add(
                new ComputeService(
                        "1", "nova-compute", node, "nova", true, true, Instant.EPOCH, ""));
    }

    private void databases(String... names) {
        hosts.host("ctl-1").say(profile.database().exists(), String.join("\n", names) + "\n");
    }

    private List<Finding> found() {
        return new ListChecks(
                        cloud.port(),
                        TestCloudFile.with(named, "ctl-1", "nova", "keystone"),
                        hosts,
                        profile)
                .check();
    }

    @Test
    void listsThatAgreeAreNoFinding() {
        assertThat(found()).isEmpty();
    }

    @Test
    void aFullNameWhereNovaHasTheShortOneIsOffered() {
        named.set(1, TestCloudFile.host("cmp-1.example.com", List.of("compute")));
        cloud.agents.remove("cmp-1");
        assertThat(found())
                .extracting(Finding::code, Finding::blocks)
                .containsExactly(tuple("compute-host", true), tuple("compute-node", true));
        assertThat(found().get(0).remedy()).endsWith("is it cmp-1?");
        assertThat(found().get(1).remedy()).endsWith("is it cmp-1.example.com?");
    }

    @Test
    void aNodeThatOneListHasAloneIsSaidFromEitherSide() {
        nova("rack-7");
        named.add(TestCloudFile.host("other", List.of("compute")));
        assertThat(found())
                .extracting(Finding::subject)
                .containsExactly("host other", "node rack-7");
    }

    @Test
    void anAgentOnAHostThatNobodyNamedIsSaid() {
        cloud.agents.add("ctl-2");
        assertThat(found())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo("network-node");
                            assertThat(finding.blocks()).isFalse();
                        });
        cloud.agents.removeAll(List.of("ctl-1", "ctl-2"));
        assertThat(found()).extracting(Finding::code).containsExactly("network-host");
        cloud.agents.clear();
        assertThat(found()).isEmpty();
    }

    @Test
    void aDatabaseThatIsNotOnItsHostIsSaidWithTheNearestName() {
        databases("nova", "keystonedb", "keyston");
        assertThat(found())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo("database-keystone");
                            assertThat(finding.remedy()).endsWith("is it keyston?");
                        });
    }

    @Test
    void aHostForDatabasesWithoutAnyIsSaid() {
        named.add(TestCloudFile.host("db-2", List.of("database")));
        assertThat(found()).extracting(Finding::code).containsExactly("database-host");
    }

    @Test
    void aNovaBehindTlsIsNotSucceededByOneWithoutUnsaid() {
        named.add(TestCloudFile.host("nova-2", List.of("nova-controller-new")));
        endpoint("http://10.0.0.1:8774/v2/%(tenant_id)s");
        assertThat(found()).isEmpty();
        endpoint("https://nova.example.com:8774/v2/%(tenant_id)s");
        assertThat(found()).extracting(Finding::code).containsExactly("compute-url");
    }

    private void endpoint(String url) {
        String region = TestCloudFile.with(List.of(), "ctl-1").regions().old();
        cloud.endpoints.add(new Endpoint("1", "compute", "nova", region, "public", url));
    }
}
