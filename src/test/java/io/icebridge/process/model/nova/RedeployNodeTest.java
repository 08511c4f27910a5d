package io.icebridge.process.model.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Aggregate;
import io.icebridge.cloud.Aggregates;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Nodes;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.AggregateChanges;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.NodeChanges;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHost;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Subject;
import io.icebridge.process.TestEngine;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.node.NodeCourses;
import io.icebridge.runbook.profile.Profiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedeployNodeTest {
    private final FakeHosts hosts = new FakeHosts();
    private final List<String> joined = new ArrayList<>();
    private int running;
    private boolean open = true;
    private TestEngine engine;
    private FakeHost node;

    @BeforeEach
    void anEmptiedNode() {
        engine = new TestEngine("redeploy-node", List.of("redeploy-node.bpmn"), List.of());
        node = hosts.host("cmp1").with("openstack-nova-compute-2013.2-1.el6");
        node.running("openstack-nova-compute");
        node.files().put("/etc/init.d/openstack-nova-compute", "");
        node.files()
                .put(
                        "/etc/nova/nova.conf",
                        "[DEFAULT]\nsql_connection = mysql://nova:pw@ctl1/nova\nlibvirt_type = kvm\n");
        Site site =
                new Site(
                        TestCloudFile.with(
                                List.of(
                                        TestCloudFile.host("cmp1", List.of("compute")),
                                        TestCloudFile.host(
                                                "ctl1", List.of("nova-controller", "database")),
                                        TestCloudFile.host("new1", List.of("nova-controller-new"))),
                                "ctl1",
                                "nova"),
                        hosts,
                        Profiles.load("havana-icehouse"),
                        d -> {});
        Cloud cloud = cloud();
        engine.beansOf(
                new RedeployNode(
                        engine.failures,
                        new NodeCourses(site, cloud),
                        engine.courses(engine.runner(site, cloud)),
                        engine.records));
        engine.bean("recordDecision", (ExecutionListener) execution -> {});
    }

    private Cloud cloud() {
        Compute servers =
                Fake.of(Compute.class)
                        .answering("serversOn", a -> List.of())
                        .answering("servers", a -> List.of())
                        .port();
        Nodes old =
                Fake.of(Nodes.class)
                        .answering("services", a -> List.of(service(open)))
                        .answering("serverIdsOn", a -> List.of())
                        .answering("hypervisors", a -> List.of(hypervisor()))
                        .port();
        Nodes fresh =
                Fake.of(Nodes.class).answering("services", a -> List.of(service(true))).port();
        Aggregates aggregates =
                Fake.of(Aggregates.class).answering("all", a -> List.of(rack())).port();
        return Fake.of(Cloud.class)
                .answering("compute", a -> servers)
                .answering("nodes", a -> a[0] == Side.OLD ? old : fresh)
                .answering("aggregates", a -> aggregates)
                .answering("changing", a -> changes())
                .port();
    }

    private CloudChanges changes() {
        NodeChanges nodes =
                Fake.of(NodeChanges.class)
                        .answering("disable", a -> open = false)
                        .answering("deleteService", a -> false)
                        .port();
        AggregateChanges aggregates =
                Fake.of(AggregateChanges.class)
                        .answering("addNode", a -> joined.add(a[0] + " " + a[1]))
                        .port();
        return Fake.of(CloudChanges.class)
                .answering("nodes", a -> nodes)
                .answering("aggregates", a -> aggregates)
                .port();
    }

    private static ComputeService service(boolean enabled) {
        return new ComputeService(
                "1", "nova-compute", "cmp1", "nova", enabled, true, Instant.EPOCH, "");
    }

    private Hypervisor hypervisor() {
        return new Hypervisor("cmp1", running, 8, 0, 8192, 512, 100, 0, "");
    }

    private static Aggregate rack() {
        return new Aggregate("rack1", "", List.of("cmp1"), Map.of());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private ProcessInstance redeploy() {
        return engine.start("redeploy-node", "CHG1", Map.of("node", "cmp1"));
    }

    @Test
    void anEmptyNodeIsClosedCarriedOverAndJoinsItsAggregateAgain() {
        ProcessInstance instance = redeploy();
        engine.receive("nodeUp");
        assertThat(engine.ended(instance)).isTrue();
        assertThat(open).isFalse();
        assertThat(node.files().get("/etc/nova/nova.conf"))
                .contains(
                        "mysql://nova:pw@10.0.0.4/nova_icehouse",
                        "compute_topic = compute_icehouse")
                .contains("[libvirt]\nvirt_type = kvm");
        assertThat(joined).containsExactly("rack1 cmp1");
        assertThat(engine.records.of(new Change("CHG1"), Subject.node("cmp1"), "dropOldService"))
                .extracting(Entry::result)
                .anyMatch(r -> r.contains("record disabled"));
    }

    @Test
    void aNodeThatIsNotEmptyIsNotTouchedAndAnOperatorMayLeaveIt() {
        running = 1;
        ProcessInstance instance = redeploy();
        assertThat(engine.openTasks()).containsExactly("decideOnNode");
        assertThat(node.ran()).noneMatch(line -> line.contains("stop"));
        engine.complete("decideOnNode", Map.of("decision", "leave", "comment", "later"));
        assertThat(engine.ended(instance)).isTrue();
    }

    @Test
    void aFailedInstallationAsksAnOperatorAndARetryContinuesThere() {
        String install =
                "yum -d1 -y install openstack-nova-common openstack-nova-compute python-nova"
                        + " python-novaclient openstack-neutron openstack-neutron-openvswitch"
                        + " python-neutron python-neutronclient bridge-utils";
        node.fail(install, 1);
        ProcessInstance instance = redeploy();
        assertThat(engine.openTasks()).containsExactly("decideOnNode");
        engine.complete("decideOnNode", Map.of("decision", "retry"));
        engine.receive("nodeUp");
        assertThat(engine.ended(instance)).isTrue();
        assertThat(node.ran())
                .containsOnlyOnce(
                        "if test -e /etc/init.d/openstack-nova-compute; then service"
                                + " openstack-nova-compute stop; chkconfig openstack-nova-compute"
                                + " off; fi");
    }
}
