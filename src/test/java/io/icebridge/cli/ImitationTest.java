package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.approval.Plan;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.CloudFiles;
import io.icebridge.journal.Change;
import io.icebridge.process.model.change.Planner;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.seed.Likeness;
import io.icebridge.simulator.seed.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated cloud that is like a cloud file's, as the runbook finds it over HTTP and SSH. */
class ImitationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A site that calls everything by another name than the bundled cloud. */
    private static final String SITE =
            """
            profile: havana-icehouse
            cloud: production
            regions: {old: RegionOne, new: region-two}
            network: neutron
            ssh: {user: deploy, sudo: true, key: nowhere, known-hosts: nowhere}
            hosts:
              - {name: api1.example.org, address: 10.0.0.11, roles: [identity, dashboard, image, volume]}
              - {name: net1.example.org, address: 10.0.0.13, roles: [network, nova-controller], by-hand: true}
              - {name: db1.example.org, address: 10.0.0.15, roles: [identity]}
              - {name: swift1.example.org, address: 10.0.0.16, roles: [object], by-hand: true}
              - {name: n1.example.org, address: 10.0.0.21, roles: [compute]}
              - {name: n2.example.org, address: 10.0.0.22, roles: [compute]}
              - {name: nova2.example.org, address: 10.0.0.31, roles: [nova-controller-new]}
              - {name: n9.example.org, address: 10.0.0.29, port: 2222, roles: [compute-new]}
            databases:
              - {service: keystone, host: db1.example.org, schema: ks_prod}
              - {service: glance, host: db1.example.org, schema: images}
              - {service: cinder, host: db1.example.org, schema: cinderdb}
              - {service: neutron, host: db1.example.org, schema: quantum}
              - {service: nova, host: db1.example.org, schema: compute}
            settings: {new-schema: compute2, repository-url: "http://mirror.example.org/i.rpm"}
            limits: {nodes-per-wave: 2}
            moving:
              role: cloud-admin
              choices:
                - {project: batch, method: redeploy, reason: from its image}
                - {project: lab, method: wait, reason: its jobs end}
              checks:
                - {kind: command, command: "touch REACHED"}
            windows:
              - {days: [sat], from: "22:00", to: "04:00", zone: Europe/Berlin}
            """;

    @TempDir Path folder;

    private CloudFile file(String text) throws IOException {
        return CloudFiles.described(Files.writeString(folder.resolve("site.yaml"), text));
    }

    private static Shape shape(Imitation imitation) {
        return imitation.shape(Shape.bundled().withServers(6));
    }

    @Test
    void theRunbookFindsTheSitesHostsRegionsAndDatabasesAndNothingInItsWay() throws Exception {
        Path reached = folder.resolve("reached");
        Imitation imitation = new Imitation(file(SITE.replace("REACHED", reached.toString())));
        try (SimulatedSite site =
                SimulatedSite.start(shape(imitation), imitation.layout(), Faults.none())) {
            CloudFile own =
                    site.writeFiles(Files.createDirectory(folder.resolve("own")), imitation.site());
            JsonNode plan = planned(Access.rehearsing(own, Clock.systemUTC()));

            assertThat(plan.path("findings"))
                    .filteredOn(f -> f.path("blocks").asBoolean())
                    .isEmpty();
            assertThat(plan.toString())
                    .contains("ks_prod", "quantum", "compute2", "region-two", "mirror.example.org")
                    .doesNotContain("nova_icehouse", "10.0.0.");
            assertThat(methods(plan)).contains("REDEPLOY").doesNotContain("WAIT");
            assertThat(nodes(plan)).containsOnly("n1.example.org", "n2.example.org");
            assertThat(reached).doesNotExist();
        }
    }

    private JsonNode plannedLike(String text, HostLayout layout) throws Exception {
        Imitation imitation = new Imitation(file(text));
        try (SimulatedSite site =
                SimulatedSite.start(
                        shape(imitation),
                        layout == null ? imitation.layout() : layout,
                        Faults.none())) {
            Path own = Files.createTempDirectory(folder, "own");
            return planned(
                    Access.rehearsing(site.writeFiles(own, imitation.site()), Clock.systemUTC()));
        }
    }

    @Test
    void aSiteWithLinuxBridgesGetsTheirAgentAndNoBridgesOfAnother() throws Exception {
        JsonNode plan = plannedLike(SITE.replace("ssh:", "network-agent: linuxbridge\nssh:"), null);
        assertThat(plan.path("findings")).noneMatch(f -> f.path("blocks").asBoolean());
        assertThat(plan.path("slices").toString())
                .contains("openstack-neutron-linuxbridge", "neutron-linuxbridge-agent")
                .contains("linuxbridge_conf.ini: [VXLAN] local_ip")
                .doesNotContain("ovs-vsctl", "neutron-openvswitch-agent");
    }

    @Test
    void anAgentThatIsNotTheCloudFilesBlocksTheChange() throws Exception {
        HostLayout others = new Imitation(file(SITE)).layout();
        JsonNode plan =
                plannedLike(SITE.replace("ssh:", "network-agent: linuxbridge\nssh:"), others);
        assertThat(plan.path("findings"))
                .filteredOn(f -> f.path("code").asText().equals("network-agent"))
                .hasSize(2)
                .allSatisfy(
                        f -> {
                            assertThat(f.path("blocks").asBoolean()).isTrue();
                            assertThat(f.path("remedy").asText())
                                    .contains("network-agent: openvswitch");
                        });
    }

    private static JsonNode planned(Access access) throws Exception {
        try (RunbookParts parts = RunbookParts.of(access)) {
            Plan plan = parts.get(Planner.class).plan(new Change("CHG1"), line -> {});
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            plan.writeWith(plan.digest(), json);
            return JSON.readTree(json.toByteArray());
        }
    }

    private static List<String> methods(JsonNode plan) {
        return texts(plan, "method");
    }

    private static List<String> nodes(JsonNode plan) {
        return texts(plan, "node");
    }

    private static List<String> texts(JsonNode plan, String key) {
        List<String> texts = new ArrayList<>();
        plan.path("servers").forEach(s -> texts.add(s.path(key).asText()));
        return texts;
    }

    @Test
    void nothingOfTheSitesOwnIsLeftByWhichItCouldBeReached() throws Exception {
        CloudFile site = file(SITE);
        Map<String, Integer> ports = new HashMap<>();
        site.hosts().forEach(h -> ports.put(h.name(), 4000 + ports.size()));
        CloudFile own =
                ImitatedFile.of(site, folder.resolve("own"), folder.resolve("own/key"), ports, 60);

        assertThat(own.cloud()).isEqualTo(SimulatedSite.ENTRY);
        assertThat(own.ssh().user()).isEqualTo("root");
        assertThat(own.ssh().sudo()).isFalse();
        assertThat(own.hosts()).extracting(HostEntry::address).containsOnly("127.0.0.1");
        assertThat(own.hosts())
                .extracting(HostEntry::name)
                .containsExactlyElementsOf(site.hosts().stream().map(HostEntry::name).toList());
        assertThat(own.hosts())
                .filteredOn(HostEntry::byHand)
                .extracting(HostEntry::name)
                .containsExactly("swift1.example.org");
        assertThat(own.windows()).isEqualTo(site.windows());
        assertThat(own.limits()).isEqualTo(site.limits());
        assertThat(own.moving().choices()).hasSize(1);
    }

    @Test
    void whatCannotBeImitatedIsNamed() throws Exception {
        Imitation imitation = new Imitation(file(SITE));
        assertThat(new NotImitated(imitation.site(), shape(imitation)).sentences())
                .anyMatch(s -> s.contains("site.yaml describes is reached"))
                .anyMatch(s -> s.contains("6 of 3 projects"))
                .anyMatch(s -> s.startsWith("On swift1.example.org the rehearsal's operator"))
                .anyMatch(s -> s.startsWith("On net1.example.org a person would have files"))
                .anyMatch(s -> s.contains("methods wait and by-hand (1) is left out"))
                .anyMatch(s -> s.contains("checks of moving.checks (1)"))
                .anyMatch(s -> s.startsWith("Windows are kept"))
                .noneMatch(s -> s.startsWith("No host has the role"));
    }

    @Test
    void aServiceOnNoHostIsNamed() throws Exception {
        Imitation imitation =
                new Imitation(
                        file(
                                SITE.replace(", volume]", "]")
                                        .replaceAll("(?m)^.*swift1.*\n", "")
                                        .replaceAll("(?m)^.*cinderdb.*\n", "")));
        assertThat(new NotImitated(imitation.site(), shape(imitation)).sentences())
                .anyMatch(s -> s.contains("role volume: the simulated cloud has Cinder"))
                .anyMatch(s -> s.contains("role object: the simulated cloud has Swift"));
    }

    @Test
    void aFileWithoutTheNewNovasHostsIsRefusedWithWhatToDo() throws Exception {
        Imitation imitation =
                new Imitation(file(SITE.replaceAll("(?m)^.*(compute-new|nova2).*\n", "")));
        assertThatThrownBy(() -> shape(imitation))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("names no host with the role nova-controller-new")
                .hasMessageContaining("List it under hosts");
    }

    @Test
    void oneNewNodeHasRoomForAWholeWave() throws Exception {
        Shape two = shape(new Imitation(file(SITE)));
        Shape one = shape(new Imitation(file(SITE.replace("limits: {nodes-per-wave: 2}", ""))));
        assertThat(two.nodeRam()).isEqualTo(2 * one.nodeRam());
    }

    @Test
    void aServerIsCattleWhereTheFilesFirstChoiceForItSaysRedeploy() throws Exception {
        var cattle = shape(new Imitation(file(SITE))).likeness().cattle();
        assertThat(cattle.test(planted("batch"))).isTrue();
        assertThat(cattle.test(planted("lab"))).isFalse();
        assertThat(cattle.test(planted("shop"))).isFalse();
    }

    private static Likeness.Planted planted(String project) {
        return new Likeness.Planted(
                project, "server-1", "1", "m1.tiny", "n1", Map.of("tier", "cattle"));
    }

    @Test
    void theSampleIsRehearsedThoughNeitherItsKeyNorItsCredentialsAreThere() {
        CloudFile sample = CloudFiles.described(Path.of("deploy/cloud.yaml"));
        assertThat(shape(new Imitation(sample)).oldNodes()).containsExactly("cmp-1", "cmp-2");
    }
}
