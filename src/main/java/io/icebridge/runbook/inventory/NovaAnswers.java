package io.icebridge.runbook.inventory;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerGroup;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.ServerFacts.Device;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a Nova of today tells by its API of what once only its database knew. That an owner has
 * forbidden a deletion nobody can say to it any more.
 */
public final class NovaAnswers implements FactsReader {
    private final Cloud cloud;
    private final Side side;

    public NovaAnswers(Cloud cloud, Side side) {
        this.cloud = cloud;
        this.side = side;
    }

    @Override
    public Optional<Map<String, ServerFacts>> read(List<Server> servers, Collection<Port> ports) {
        Map<String, Server> byId = new HashMap<>();
        servers.forEach(server -> byId.put(server.id(), server));
        Map<String, List<Port>> cards =
                ports.stream().collect(Collectors.groupingBy(Port::deviceId));
        List<ServerGroup> groups = cloud.serverGroups(side).ofEveryProject();
        Map<List<String>, String> keys = new HashMap<>();
        Map<String, ServerFacts> facts = new HashMap<>();
        for (Server server : servers) {
            String key =
                    keys.computeIfAbsent(
                            List.of(server.userId(), server.keyName()), owner -> publicKey(server));
            facts.put(
                    server.id(),
                    facts(
                            server,
                            key,
                            group(
                                    groups.stream()
                                            .filter(g -> g.members().contains(server.id()))
                                            .toList(),
                                    id -> Optional.ofNullable(byId.get(id))),
                            () -> cards.getOrDefault(server.id(), List.of())));
        }
        return Optional.of(facts);
    }

    @Override
    public ServerFacts of(Server server, Supplier<List<Port>> ports) {
        return facts(
                server,
                publicKey(server),
                group(
                        cloud.serverGroups(side).having(server.id()),
                        id -> cloud.compute(side).server(id)),
                ports);
    }

    /**
     * The same of a new server, beside what was saved of the old one. Whose key pair it was booted
     * with Nova does not tell any more; its group is looked for by itself.
     */
    public ServerFacts beside(Server server, ServerFacts saved, Supplier<List<Port>> ports) {
        return facts(server, saved.publicKey(), saved.serverGroup(), ports);
    }

    private ServerFacts facts(
            Server server, String publicKey, GroupFacts group, Supplier<List<Port>> ports) {
        Server.Detail detail = server.detail();
        if (!detail.told()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the Nova of server %s does not tell by its API what it is (user data, lock, tags: microversion 2.26); choose another profile, by which its database is read"
                            .formatted(server.id()));
        }
        return new ServerFacts(
                true,
                lock(server),
                false,
                detail.userData(),
                publicKey,
                group,
                devices(server),
                ShownCards.of(server, ports));
    }

    private Lock lock(Server server) {
        return server.detail().locked()
                ? new Lock(true, "", cloud.compute(side).lockReason(server.id()))
                : Lock.NONE;
    }

    private String publicKey(Server server) {
        return server.keyName().isEmpty()
                ? ""
                : cloud.allowances(side)
                        .keyPair(server.userId(), server.keyName())
                        .map(KeyPair::publicKey)
                        .map(String::strip)
                        .orElse("");
    }

    private static GroupFacts group(
            List<ServerGroup> its, Function<String, Optional<Server>> servers) {
        if (its.isEmpty()) {
            return GroupFacts.NONE;
        }
        if (its.size() > 1) {
            String all = its.stream().map(ServerGroup::name).collect(Collectors.joining(" and "));
            return new GroupFacts("", all, List.of(), List.of());
        }
        ServerGroup group = its.get(0);
        List<GroupFacts.Member> members =
                group.members().stream()
                        .map(servers)
                        .flatMap(Optional::stream)
                        .map(
                                member ->
                                        new GroupFacts.Member(
                                                member.id(),
                                                member.node(),
                                                member.availabilityZone()))
                        .toList();
        return new GroupFacts(
                group.id(), group.name(), group.policies().stream().sorted().toList(), members);
    }

    /** Which of the volumes is its root disk shows at a server alone that stands on one. */
    private List<Device> devices(Server server) {
        Map<String, String> names = new HashMap<>();
        if (server.volumeBacked()) {
            cloud.compute(side).attachments(server.id()).stream()
                    .filter(attachment -> !attachment.device().isEmpty())
                    .forEach((Attachment a) -> names.put(a.volumeId(), a.device()));
        }
        List<Device> devices = new ArrayList<>();
        for (String volume : server.volumeIds()) {
            String name = names.getOrDefault(volume, "");
            boolean root = !name.isEmpty() && name.equals(server.detail().rootDevice());
            devices.add(
                    new Device(
                            volume,
                            name,
                            server.detail().goingWithIt().contains(volume),
                            root ? 0 : -1));
        }
        return devices;
    }
}
