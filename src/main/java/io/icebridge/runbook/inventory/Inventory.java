package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.StepFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The old region as it is: every server of every project with what Nova's database adds.
 *
 * @param facts by server id; empty where nothing tells them, such as a database not to be read
 * @param ports of servers; empty under nova-network
 * @param volumes Cinder's, by id; empty where no server has any
 * @param networks Neutron's, by id; empty under nova-network
 */
public record Inventory(
        List<Server> servers,
        Map<String, Flavor> flavors,
        Map<String, Project> projects,
        Optional<Map<String, ServerFacts>> facts,
        List<Port> ports,
        Map<String, NetworkInfo> networks,
        Map<String, Volume> volumes) {

    /**
     * Reads it, the servers twice, since a list that is cut short looks like a smaller cloud (P1).
     *
     * @param neutron whether the cloud has Neutron
     * @throws StepFailure when the two lists differ, or differ from the database
     */
    public static Inventory take(Cloud cloud, FactsReader reader, boolean neutron) {
        List<Server> servers = cloud.compute(Side.OLD).servers();
        List<String> again = ids(cloud.compute(Side.OLD).servers());
        if (!ids(servers).equals(again)) {
            throw differing("two lists of all servers, one after the other, differ");
        }
        List<Port> ports = neutron ? cloud.network().serverPorts() : List.of();
        Optional<Map<String, ServerFacts>> facts = reader.read(servers, ports);
        if (facts.isPresent() && !facts.get().keySet().containsAll(again)) {
            throw differing("Nova's API lists servers that its database does not have");
        }
        if (facts.isPresent() && facts.get().size() != again.size()) {
            throw differing(
                    "Nova's API lists %s, its database %d"
                            .formatted(Counted.of(again.size(), "server"), facts.get().size()));
        }
        boolean attached = servers.stream().anyMatch(s -> !s.volumeIds().isEmpty());
        List<Volume> volumes = attached ? cloud.volumes().volumes() : List.of();
        return with(servers, facts, ports, volumes, cloud, neutron);
    }

    /** Reads what concerns one server, of those that are in the old region. */
    public static Inventory of(Server server, Cloud cloud, FactsReader reader, boolean neutron) {
        List<Port> ports = neutron ? cloud.network().portsOf(server.id()) : List.of();
        ServerFacts facts = reader.of(server, () -> ports);
        return with(
                List.of(server),
                facts.known() ? Optional.of(Map.of(server.id(), facts)) : Optional.empty(),
                ports,
                volumesOf(server, cloud),
                cloud,
                neutron);
    }

    /** Each by itself, since the list of all may be long. */
    public static List<Volume> volumesOf(Server server, Cloud cloud) {
        return server.volumeIds().stream()
                .flatMap(id -> cloud.volumes().volume(id).stream())
                .toList();
    }

    private static Inventory with(
            List<Server> servers,
            Optional<Map<String, ServerFacts>> facts,
            List<Port> ports,
            List<Volume> volumes,
            Cloud cloud,
            boolean neutron) {
        return new Inventory(
                servers,
                byKey(cloud.flavors(Side.OLD).all(), Flavor::id),
                byKey(cloud.identity().projects(), Project::id),
                facts,
                ports,
                neutron ? byKey(cloud.network().networks(), NetworkInfo::id) : Map.of(),
                byKey(volumes, Volume::id));
    }

    public ServerFacts factsOf(String serverId) {
        return facts.map(f -> f.get(serverId)).orElseGet(ServerFacts::unknown);
    }

    /** The project's name and id, for people. */
    String projectNamed(String projectId) {
        Project project = projects.get(projectId);
        return project == null ? projectId : project.name() + " (" + projectId + ")";
    }

    private static List<String> ids(List<Server> servers) {
        return servers.stream().map(Server::id).sorted().toList();
    }

    private static <T> Map<String, T> byKey(List<T> values, Function<T, String> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity(), (a, b) -> a));
    }

    private static StepFailure differing(String message) {
        return new StepFailure(
                StepFailure.Kind.PROOF_FAILED,
                message + "; wait until nobody boots or deletes servers, then check again");
    }
}
