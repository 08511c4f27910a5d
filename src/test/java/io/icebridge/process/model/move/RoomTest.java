package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Project;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.readiness.Finding;
import io.icebridge.simulator.Client;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomTest extends OnMovingEngine {
    private static final int SERVERS = 4;
    private static final String PRIVATE_FLAVOR = "6a1d";

    private static int changes;

    private MovingCloud cloud;
    private MovingRun run;

    @AfterEach
    void end() throws Exception {
        cloud.close();
    }

    private void prepare(NetworkKind network, int servers) throws Exception {
        Shape shape = new Shape(servers, 1, 1, network, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, Faults.none(), MovingCloud.usual(), 2);
        run = new MovingRun(engine, cloud, "ROOM-" + ++changes);
    }

    private Project customer() {
        String id = cloud.ledger().path("servers").path(0).path("project").asText();
        return cloud.cloud.identity().projects().stream()
                .filter(p -> p.id().equals(id) || p.name().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void quota(Side side, String resource, int limit) {
        cloud.cloud.changing().allowances(side).setQuota(customer().id(), Map.of(resource, limit));
    }

    @Test
    void aQuotaThatIsTooSmallIsFoundBeforeTheGateAndBeforeAnythingIsTouched() throws Exception {
        prepare(NetworkKind.NEUTRON, SERVERS);
        quota(Side.NEW, "cores", 3);
        Map<String, Map<String, Long>> before = changing();
        run.start();
        run.until(() -> run.tasks().size() == 1);
        Task task = run.tasks().get(0);
        assertThat(task.getTaskDefinitionKey()).isEqualTo("decideOnRoom");
        assertThat(said(task))
                .contains(customer().name(), "more of cores", "available are 3", "raise it");
        assertThat(reached("approveMoving")).isFalse();
        assertThat(changing()).isEqualTo(before);
        assertThat(cloud.ledger().path("servers"))
                .allMatch(s -> s.path("state").asText().equals("in-place"));

        quota(Side.NEW, "cores", 20);
        run.decide(task, "retry");
        run.toTheEnd();
        assertThat(reached("approveMoving")).isTrue();
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void aQuotaIsHeldAgainstWhatIsThereAlready() throws Exception {
        prepare(NetworkKind.NEUTRON, SERVERS);
        quota(Side.NEW, "instances", SERVERS);
        assertThat(found()).isEmpty();
        bootInNewRegion();
        assertThat(found())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo("quota-instances");
                            assertThat(finding.told()).contains("needed are 4", "1 used");
                            assertThat(finding.blocks()).isTrue();
                        });
    }

    @Test
    void novaNetworksFloatingAddressesNeedRoomToo() throws Exception {
        prepare(NetworkKind.NOVA_NETWORK, SERVERS);
        quota(Side.NEW, "floating_ips", 1);
        assertThat(found()).extracting(Finding::code).containsExactly("quota-floating_ips");
    }

    @Test
    void aQuotaThatWouldBeCarriedOverTooSmallIsFoundBeforeTheNewRegionIsThere() throws Exception {
        prepare(NetworkKind.NEUTRON, SERVERS);
        MovePlan plan = engine.bean(MovePlan.class);
        assertThat(blocking(plan.roomAhead(plan.refresh(run.change()), run.change()))).isEmpty();
        quota(Side.OLD, "ram", 1024);
        assertThat(blocking(plan.roomAhead(plan.refresh(run.change()), run.change())))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.subject()).contains(customer().name());
                            assertThat(finding.code()).isEqualTo("quota-ram");
                            assertThat(finding.remedy()).contains("carried over");
                        });
    }

    @Test
    void cinderMustHaveRoomForTheSnapshotsThatGuardRootVolumes() throws Exception {
        prepare(NetworkKind.NEUTRON, 18);
        String project = customer().id();
        Client admin = Client.admin(cloud.simulated);
        assertThat(found()).isEmpty();
        String quota = "{\"quota_set\": {\"snapshots\": 0}}";
        admin.at("cinder", "PUT", "/v1/" + admin.projectId() + "/os-quota-sets/" + project, quota);
        assertThat(found()).extracting(Finding::code).containsExactly("quota-snapshots");
    }

    @Test
    void aServerWhoseFlavorTheNewRegionLacksIsRefusedBeforeItIsTouched() throws Exception {
        prepare(NetworkKind.NEUTRON, SERVERS);
        Client admin = Client.admin(cloud.simulated);
        admin.fresh("DELETE", "/flavors/" + PRIVATE_FLAVOR, null);
        run.start();
        run.until(() -> run.tasks().size() == 1 && moved() == SERVERS - 1);
        assertThat(said(run.tasks().get(0))).contains(PRIVATE_FLAVOR, "create it there");
        assertThat(state(run.server(run.tasks().get(0)))).isEqualTo("in-place");
        run.decide(run.tasks().get(0), "leave");
        run.toTheEnd();
        MoveServersTest.nothingAmiss(cloud.ledger());
    }

    @Test
    void aServerWhoseProjectMayNotUseItsPrivateFlavorIsRefused() throws Exception {
        prepare(NetworkKind.NEUTRON, SERVERS);
        Client admin = Client.admin(cloud.simulated);
        String taken = "{\"removeTenantAccess\": {\"tenant\": \"%s\"}}".formatted(customer().id());
        admin.fresh("POST", "/flavors/" + PRIVATE_FLAVOR + "/action", taken);
        engine.bean(MovePlan.class).refreshBeside(run.change());
        assertThat(refused())
                .singleElement()
                .satisfies(
                        move ->
                                assertThat(move.told())
                                        .contains("private", "no access", "new region"));
    }

    private List<Move> refused() {
        return engine.bean(Moves.class).of(run.change()).stream()
                .filter(m -> m.method().equals("REFUSED"))
                .toList();
    }

    private List<Finding> found() {
        MovePlan plan = engine.bean(MovePlan.class);
        return blocking(plan.room(plan.refreshBeside(run.change()), run.change()));
    }

    private static List<Finding> blocking(List<Finding> found) {
        return found.stream().filter(Finding::blocks).toList();
    }

    private void bootInNewRegion() {
        Client member = Client.member(cloud.simulated, customer().name());
        Client admin = Client.admin(cloud.simulated);
        String image =
                admin.old("GET", "/servers/detail?all_tenants=1", null)
                        .json()
                        .path("servers")
                        .findValue("image")
                        .path("id")
                        .asText();
        String network =
                member
                        .at("neutron", "GET", "/v2.0/networks", null)
                        .json()
                        .path("networks")
                        .findParents("router:external")
                        .stream()
                        .filter(each -> !each.path("router:external").asBoolean())
                        .map(each -> each.path("id").asText())
                        .findFirst()
                        .orElseThrow();
        member.fresh(
                "POST",
                "/servers",
                """
                {"server": {"name": "new here", "flavorRef": "1", "imageRef": "%s",
                 "networks": [{"uuid": "%s"}]}}
                """
                        .formatted(image, network));
        assertThat(cloud.cloud.compute(Side.NEW).servers()).hasSize(1);
    }

    private String said(Task task) {
        return (String) engine.engine.getTaskService().getVariable(task.getId(), "failureMessage");
    }

    private boolean reached(String activity) {
        return engine
                        .engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId(activity)
                        .list()
                        .stream()
                        .filter(a -> businessKey(a.getRootProcessInstanceId()).equals(run.change()))
                        .count()
                > 0;
    }

    private String businessKey(String instance) {
        return engine.engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    /** Calls that change something, but for tokens. */
    private Map<String, Map<String, Long>> changing() {
        Map<String, Map<String, Long>> calls = cloud.simulated.apiCalls();
        // a login, of which a slow machine needs more
        calls.getOrDefault("keystone", new TreeMap<>()).remove("POST");
        calls.values().forEach(c -> c.remove("GET"));
        calls.values().removeIf(Map::isEmpty);
        return calls;
    }

    private long moved() {
        return java.util.stream.StreamSupport.stream(
                        cloud.ledger().path("servers").spliterator(), false)
                .filter(s -> s.path("state").asText().equals("moved"))
                .count();
    }

    private String state(String server) {
        return java.util.stream.StreamSupport.stream(
                        cloud.ledger().path("servers").spliterator(), false)
                .filter(s -> s.path("oldId").asText().equals(server))
                .map(s -> s.path("state").asText())
                .findFirst()
                .orElseThrow();
    }
}
