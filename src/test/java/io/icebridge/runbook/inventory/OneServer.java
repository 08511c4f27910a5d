package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloud.Volume;
import io.icebridge.runbook.inventory.GroupFacts.Member;
import io.icebridge.runbook.inventory.ServerFacts.Card;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One server and all that is around it, of which a test says what matters. */
abstract class OneServer {
    static final Flavor SMALL = Samples.flavor("1", 512, 1, 10);
    static final int NODES_PER_WAVE = 2;
    static final Optional<NewNova> NOT_YET = Optional.empty();

    final StillCloud cloud = new StillCloud();
    final ServerSample server = ServerSample.server("s1").fixed("10.0.0.4");
    final Map<String, Flavor> flavors = new TreeMap<>(Map.of("1", SMALL));
    final List<ComputeService> nodes = new ArrayList<>();
    final List<Port> ports = new ArrayList<>();
    final Map<String, NetworkInfo> networks = new TreeMap<>();
    final Map<String, Volume> volumes = new TreeMap<>();
    final Map<String, Project> projects =
            new TreeMap<>(Map.of("p", new Project("p", "shop", true)));
    ServerFacts facts = known(false, false, "", "");
    Optional<NewNova> there = NOT_YET;
    boolean withoutDatabase;
    boolean sharedVolumes;

    static ServerFacts known(boolean locked, boolean undeletable, String userData, String key) {
        return new ServerFacts(
                true,
                locked ? new Lock(true, "owner", "") : Lock.NONE,
                undeletable,
                userData,
                key,
                GroupFacts.NONE,
                List.of(),
                cards("1", "2", "3", "4", "5"));
    }

    static List<Card> cards(String... portIds) {
        return Stream.of(portIds).map(id -> new Card(id, "", List.of())).toList();
    }

    /** A group of the server and some others, with whatever policies. */
    static GroupFacts group(String... policies) {
        return new GroupFacts("g1", "db-apart", List.of(policies), List.of(member("s1", "n1")));
    }

    static Member member(String serverId, String node) {
        return new Member(serverId, node, "nova");
    }

    /** What is known of the server, and that it stands in the group. */
    static ServerFacts inGroup(GroupFacts group) {
        ServerFacts plain = known(false, false, "", "");
        return new ServerFacts(
                true, Lock.NONE, false, "", "", group, plain.devices(), plain.cards());
    }

    List<Reason> reasons(boolean redeployed) {
        Inventory inventory =
                new Inventory(
                        List.of(server.get()),
                        flavors,
                        projects,
                        Optional.of(Map.of("s1", facts)),
                        ports,
                        networks,
                        volumes);
        SourceImages images = new SourceImages(cloud.port().images());
        MetadataRoom room = new MetadataRoom(cloud.port().allowances(Side.NEW)::quota);
        return new Refusals(
                        inventory,
                        images,
                        there,
                        room,
                        NODES_PER_WAVE,
                        withoutDatabase,
                        sharedVolumes)
                .of(server.get(), redeployed);
    }

    List<String> codes() {
        return reasons(false).stream().map(Reason::code).toList();
    }

    String what(String code) {
        return reasons(false).stream()
                .filter(r -> r.code().equals(code))
                .map(Reason::what)
                .findFirst()
                .orElse("nothing of " + code);
    }

    void newNova(Set<String> zones, Flavor... all) {
        Map<String, Flavor> byId = new TreeMap<>();
        List.of(all).forEach(f -> byId.put(f.id(), f));
        there = Optional.of(new NewNova(byId, zones, () -> nodes));
    }

    /** Its root disk is a volume of that state. */
    void onVolume(String status) {
        server.onVolume("v");
        volume(status, "p", false, false, false, "s1");
    }

    void volume(
            String status,
            String project,
            boolean readOnly,
            boolean encrypted,
            boolean shared,
            String... servers) {
        List<Attachment> on =
                Stream.of(servers).map(id -> new Attachment(id, "v", "/dev/vdb")).toList();
        volumes.put(
                "v",
                new Volume(
                        "v", "v", project, status, 1, true, readOnly, encrypted, shared, on, "{}"));
    }
}
