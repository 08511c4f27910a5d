package io.icebridge.process.model.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.Nodes;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.IdentityChanges;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHost;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.TestDoor;
import io.icebridge.process.TestEngine;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.retire.CleanUp;
import io.icebridge.runbook.retire.RetirementCourses;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetireNovaTest {
    private final FakeHosts hosts = new FakeHosts();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private int running;
    private TestEngine engine;
    private FakeHost controller;

    @BeforeEach
    void anOldRegionWithoutServers() {
        engine =
                new TestEngine(
                        "retire-nova", List.of("retire-nova.bpmn"), List.of("obtain-approval"));
        controller = hosts.host("ctl1").running("openstack-nova-api");
        controller.files().put("/etc/init.d/openstack-nova-api", "");
        endpoints.add(endpoint("1", "compute", "old"));
        endpoints.add(endpoint("2", "compute", "new"));
        endpoints.add(endpoint("3", "image", "old"));
        Site site =
                new Site(
                        TestCloudFile.with("ctl1", List.of("nova-controller", "database"), "nova"),
                        hosts,
                        Profiles.load("havana-icehouse"),
                        d -> {});
        Cloud cloud = cloud();
        engine.beansOf(
                new RetireNova(
                        engine.failures,
                        new RetirementCourses(site, cloud, engine.records),
                        new CleanUp(
                                site,
                                cloud,
                                TestDoor.open(engine.records, null, TestDoor.changes(hosts)),
                                Clock.systemUTC()),
                        site,
                        engine.courses(engine.runner(site, cloud))));
        engine.bean("recordDecision", (ExecutionListener) execution -> {});
    }

    private static Endpoint endpoint(String id, String type, String region) {
        return new Endpoint(id, type, type, region, "public", "http://" + region);
    }

    private Cloud cloud() {
        Compute servers = Fake.of(Compute.class).answering("servers", a -> List.of()).port();
        Nodes nodes =
                Fake.of(Nodes.class)
                        .answering("services", a -> List.of())
                        .answering(
                                "hypervisors",
                                a -> List.of(new Hypervisor("cmp1", running, 8, 0, 8, 0, 8, 0, "")))
                        .port();
        Identity identity =
                Fake.of(Identity.class).answering("endpoints", a -> List.copyOf(endpoints)).port();
        return Fake.of(Cloud.class)
                .answering("compute", a -> servers)
                .answering("nodes", a -> nodes)
                .answering("identity", a -> identity)
                .answering("changing", a -> changes())
                .port();
    }

    private CloudChanges changes() {
        IdentityChanges identity =
                Fake.of(IdentityChanges.class)
                        .answering(
                                "deleteEndpoint", a -> endpoints.removeIf(e -> e.id().equals(a[0])))
                        .port();
        return Fake.of(CloudChanges.class).answering("identity", a -> identity).port();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private ProcessInstance retire() {
        return engine.start("retire-nova", "CHG1", Map.of());
    }

    @Test
    void theOldNovaIsStoppedArchivedAndForgottenButNoSharedService() {
        assertThat(engine.ended(retire())).isTrue();
        assertThat(controller.holds("openstack-nova-api")).isFalse();
        assertThat(controller.ran())
                .anyMatch(l -> l.contains("chkconfig openstack-nova-api off"))
                .anyMatch(l -> l.startsWith("gzip"))
                .noneMatch(l -> l.matches(".*drop database if exists nova'"));
        assertThat(endpoints).extracting(Endpoint::id).containsExactly("2", "3");
    }

    @Test
    void nothingIsTouchedWhileAnySourceSeesAServer() {
        running = 1;
        ProcessInstance instance = retire();
        assertThat(engine.openTasks()).containsExactly("decideOnRetirement");
        assertThat(controller.ran()).isEmpty();
        running = 0;
        engine.complete("decideOnRetirement", Map.of("decision", "retry"));
        assertThat(engine.ended(instance)).isTrue();
    }

    @Test
    void theLastComputeEndpointStaysWhenTheNewRegionHasNone() {
        endpoints.removeIf(e -> e.id().equals("2"));
        retire();
        assertThat(engine.openTasks()).containsExactly("decideOnRetirement");
        assertThat(endpoints).extracting(Endpoint::id).containsExactly("1", "3");
    }
}
