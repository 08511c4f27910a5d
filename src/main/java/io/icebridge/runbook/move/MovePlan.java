package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.inventory.Capacity;
import io.icebridge.runbook.inventory.FactsReader;
import io.icebridge.runbook.inventory.GroupFacts;
import io.icebridge.runbook.inventory.GroupRemark;
import io.icebridge.runbook.inventory.GuardRoom;
import io.icebridge.runbook.inventory.Inventory;
import io.icebridge.runbook.inventory.MetadataRoom;
import io.icebridge.runbook.inventory.NewNova;
import io.icebridge.runbook.inventory.Refusals;
import io.icebridge.runbook.inventory.Remarks;
import io.icebridge.runbook.inventory.Room;
import io.icebridge.runbook.inventory.SourceImages;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.readiness.Finding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which way every server goes, from a fresh inventory. */
public final class MovePlan {
    private static final int TOLD_EACH = 500;

    private final Cloud cloud;
    private final CloudFile file;
    private final FactsReader facts;
    private final MethodChoice rules;
    private final Moves moves;
    private final Labels labels;
    private final Ways ways;
    private final Nodes nodes;
    private final Journal journal;
    private final SourceImages images;
    private final Surroundings around;
    private final GroupNotes groups;
    private final boolean sharedVolumes;

    public MovePlan(
            Cloud cloud,
            CloudFile file,
            FactsReader facts,
            MethodChoice rules,
            Moves moves,
            Labels labels,
            Ways ways,
            Nodes nodes,
            Journal journal,
            Profile profile,
            Clock clock) {
        this.cloud = cloud;
        this.file = file;
        this.facts = facts;
        this.rules = rules;
        this.moves = moves;
        this.labels = labels;
        this.ways = ways;
        this.nodes = nodes;
        this.journal = journal;
        this.around = new Surroundings(cloud, !novaNetwork(), clock);
        this.groups = new GroupNotes(journal, file);
        this.images = new SourceImages(cloud.images());
        this.sharedVolumes = profile.sharedVolumes();
    }

    /** Before the new region is there: what the old one tells. */
    public Inventory refresh(String change) {
        return refresh(change, told -> {});
    }

    /**
     * The same, for somebody who waits for it.
     *
     * @param progress gets a line after each five hundred servers
     */
    public Inventory refresh(String change, Consumer<String> progress) {
        return refresh(change, Optional.empty(), progress);
    }

    /** Before servers move: also what they need to find in the new region. */
    public Inventory refreshBeside(String change) {
        return refreshBeside(change, told -> {});
    }

    /** The same, for somebody who waits for it. */
    public Inventory refreshBeside(String change, Consumer<String> progress) {
        return refresh(change, beside(), progress);
    }

    private Optional<NewNova> beside() {
        return Optional.of(NewNova.of(cloud));
    }

    /** Takes the inventory and brings the table of moves up to date with it. */
    private Inventory refresh(String change, Optional<NewNova> there, Consumer<String> progress) {
        Inventory inventory = Inventory.take(cloud, facts, !novaNetwork());
        labels.keep(change, inventory);
        ServerPlan plan = plan(inventory, there, room(there));
        Map<String, Way> persons = ways.of(change);
        Map<String, Move> known = moves.byServer(change);
        int looked = 0;
        for (Server server : inventory.servers()) {
            if (++looked % TOLD_EACH == 0) {
                progress.accept(
                        "%d of %d servers looked at".formatted(looked, inventory.servers().size()));
            }
            Move move = plan.of(server, Optional.ofNullable(persons.get(server.id())));
            note(change, move, inventory.factsOf(server.id()).serverGroup());
            Move before = known.get(server.id());
            if (before == null) {
                moves.add(change, move);
            } else if (!begun(change, before, move)) {
                moves.plan(change, move);
            }
        }
        Stream.concat(
                        inventory.servers().stream().map(Server::node).filter(n -> !n.isEmpty()),
                        cloud.nodes(Side.OLD).hypervisors().stream().map(Hypervisor::node))
                .distinct()
                .forEach(node -> nodes.plan(change, node));
        return inventory;
    }

    private void note(String change, Move move, GroupFacts group) {
        if (move.byItself() && group.carried()) {
            groups.note(new Change(change), move.projectId(), group);
        }
    }

    /**
     * Looks at one server anew before it is tried again. One that has begun to move, or is gone,
     * stays as it was planned.
     */
    public void again(String change, String serverId) {
        Optional<Server> server = cloud.compute(Side.OLD).server(serverId);
        if (server.isPresent() && !begun(change, serverId)) {
            moves.replan(change, asItIs(change, server.get()));
        }
    }

    private Move asItIs(String change, Server server) {
        Inventory inventory = Inventory.of(server, cloud, facts, !novaNetwork());
        Optional<NewNova> there = beside();
        Optional<Way> person = ways.of(change, server.id());
        return plan(inventory, there, room(there)).of(server, person);
    }

    /** Plans a server that was not there when the plan was made; nobody has approved its move. */
    void newcomer(String change, Server server) {
        moves.add(change, asItIs(change, server));
    }

    /**
     * Looks at one server when its turn has come, by what was just saved of it: its owner may have
     * changed it since the gate. One that has begun to move stays as it was planned.
     */
    public Move atItsTurn(String change, String serverId, Definition saved) {
        if (!begun(change, serverId)) {
            ServerPlan plan =
                    plan(
                            around.of(saved, Inventory.volumesOf(saved.server(), cloud)),
                            Optional.of(around.there()),
                            around.metadata());
            moves.replan(change, plan.of(saved.server(), ways.of(change, serverId)));
        }
        return moves.of(change, serverId);
    }

    /** The old region's quotas will be the new one's. */
    private MetadataRoom room(Optional<NewNova> there) {
        return there.isPresent()
                ? around.metadata()
                : new MetadataRoom(cloud.allowances(Side.OLD)::quota);
    }

    private ServerPlan plan(Inventory inventory, Optional<NewNova> there, MetadataRoom room) {
        boolean withoutDatabase = file.moving().withoutDatabase();
        int nodes = file.limits().nodesPerWave();
        Refusals refusals =
                new Refusals(inventory, images, there, room, nodes, withoutDatabase, sharedVolumes);
        return new ServerPlan(
                file.moving(), rules, inventory, refusals, new MoveLength(images::find));
    }

    /** What one that was begun has lost is our own doing: no reason against it, and not shorter. */
    private boolean begun(String change, Move before, Move now) {
        return before != null && !before.sameWay(now) && begun(change, now.serverId());
    }

    private boolean begun(String change, String serverId) {
        return journal.mayBeDone(
                new Change(change),
                ServerAction.LOCK.key(file, "stopServer", Subject.server(serverId), ""));
    }

    /** What the new region is too small for, and what it may be too small for. */
    public List<Finding> room(Inventory inventory, String change) {
        List<Move> open = open(change);
        List<Server> moving = servers(inventory, open);
        List<Finding> found = new ArrayList<>();
        found.addAll(
                new Room(cloud, novaNetwork())
                        .inNewRegion(
                                inventory,
                                moving,
                                open.stream()
                                        .map(Move::newId)
                                        .filter(Objects::nonNull)
                                        .collect(Collectors.toSet())));
        found.addAll(new GuardRoom(cloud, file.limits().serversAtOnce()).check(inventory, moving));
        // a new server that is there already has its room
        List<Move> coming = open.stream().filter(move -> move.newId() == null).toList();
        found.addAll(capacity().check(inventory, servers(inventory, coming)));
        found.addAll(new Remarks(cloud, file).beside(inventory, moving));
        return found;
    }

    private Capacity capacity() {
        return file.hostsIn("compute").isEmpty()
                ? Capacity.whole(cloud)
                : Capacity.wave(cloud, file.limits().nodesPerWave());
    }

    /** The same as far as it can be told before the new region is there. */
    public List<Finding> roomAhead(Inventory inventory, String change) {
        List<Server> moving = servers(inventory, open(change));
        List<Finding> found = new ArrayList<>();
        found.addAll(new Room(cloud, novaNetwork()).carriedOver(inventory, moving));
        found.addAll(new GuardRoom(cloud, file.limits().serversAtOnce()).check(inventory, moving));
        found.addAll(new Remarks(cloud, file).ahead(inventory, moving));
        found.addAll(new GroupRemark(inventory).of(moving));
        return found;
    }

    private boolean novaNetwork() {
        return file.network() == CloudFile.NetworkKind.NOVA_NETWORK;
    }

    private List<Move> open(String change) {
        return moves.of(change).stream()
                .filter(Move::byItself)
                .filter(m -> !m.state().over())
                .toList();
    }

    private static List<Server> servers(Inventory inventory, List<Move> open) {
        Set<String> ids = open.stream().map(Move::serverId).collect(Collectors.toSet());
        return inventory.servers().stream().filter(s -> ids.contains(s.id())).toList();
    }
}
