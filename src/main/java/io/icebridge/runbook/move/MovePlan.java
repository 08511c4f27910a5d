package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.inventory.Capacity;
import io.icebridge.runbook.inventory.GuardRoom;
import io.icebridge.runbook.inventory.Inventory;
import io.icebridge.runbook.inventory.NewNova;
import io.icebridge.runbook.inventory.NovaRows;
import io.icebridge.runbook.inventory.Refusals;
import io.icebridge.runbook.inventory.Remarks;
import io.icebridge.runbook.inventory.Room;
import io.icebridge.runbook.inventory.SourceImages;
import io.icebridge.runbook.readiness.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which way every server goes, from a fresh inventory. */
public final class MovePlan {
    private final Cloud cloud;
    private final CloudFile file;
    private final NovaRows rows;
    private final MethodChoice choice;
    private final Moves moves;
    private final Nodes nodes;
    private final Journal journal;
    private final SourceImages images;

    public MovePlan(
            Cloud cloud,
            CloudFile file,
            NovaRows rows,
            MethodChoice choice,
            Moves moves,
            Nodes nodes,
            Journal journal) {
        this.cloud = cloud;
        this.file = file;
        this.rows = rows;
        this.choice = choice;
        this.moves = moves;
        this.nodes = nodes;
        this.journal = journal;
        this.images = new SourceImages(cloud.images());
    }

    /** Before the new region is there: what the old one tells. */
    public Inventory refresh(String change) {
        return refresh(change, Optional.empty());
    }

    /** Before servers move: also what they need to find in the new region. */
    public Inventory refreshBeside(String change) {
        return refresh(change, Optional.of(NewNova.of(cloud)));
    }

    /** Takes the inventory and brings the table of moves up to date with it. */
    private Inventory refresh(String change, Optional<NewNova> there) {
        Inventory inventory = Inventory.take(cloud, rows, !novaNetwork());
        Refusals refusals = new Refusals(inventory, images, there, file.moving().withoutDatabase());
        Map<String, MethodChoice.Chosen> persons = Ways.of(journal, change);
        for (Server server : inventory.servers()) {
            moves.plan(
                    change,
                    plan(inventory, refusals, server, persons.get(Move.subject(server.id()))));
            if (!server.node().isEmpty()) {
                nodes.plan(change, server.node());
            }
        }
        cloud.nodes(Side.OLD).hypervisors().stream()
                .map(Hypervisor::node)
                .forEach(node -> nodes.plan(change, node));
        return inventory;
    }

    /**
     * @param person what a person chose for this very server, null for nothing
     */
    private Move plan(
            Inventory inventory, Refusals refusals, Server server, MethodChoice.Chosen person) {
        Optional<Choice> chosen = chosen(inventory, server);
        UserData userData = chosen.map(Choice::userData).orElse(file.moving().userData());
        if (person != null) {
            return move(server, person.method(), person.why(), userData);
        }
        String method = chosen.map(c -> method(c.method())).orElse("");
        List<Finding> found = refusals.of(server, method.equals("REDEPLOY"));
        String refusal = found.isEmpty() ? "" : found.get(0).code();
        MethodChoice.Chosen way =
                choice.choose(method, refusal, server.volumeBacked(), server.status());
        String why =
                found.isEmpty()
                        ? chosen.filter(c -> way.method().equals(method))
                                .map(Choice::reason)
                                .filter(r -> r != null && !r.isBlank())
                                .orElse(way.why())
                        : found.get(0).what() + "; " + found.get(0).remedy();
        return move(server, way.method(), why, userData);
    }

    private static Move move(Server server, String method, String why, UserData userData) {
        return new Move(
                server.id(),
                server.name(),
                server.projectId(),
                server.node(),
                server.flavorId(),
                method,
                why,
                userData,
                Move.State.PLANNED,
                null,
                null,
                null);
    }

    private Optional<Choice> chosen(Inventory inventory, Server server) {
        Project project = inventory.projects().get(server.projectId());
        return file.moving().choices().stream()
                .filter(c -> Selection.matches(c.selector(), server, nameOf(project)))
                .findFirst();
    }

    private static String nameOf(Project project) {
        return project == null ? "" : project.name();
    }

    private static String method(String word) {
        return word == null ? "" : word.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
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
        found.addAll(new Capacity(cloud, file.limits().nodesPerWave()).check(inventory, moving));
        found.addAll(new Remarks(cloud, file).beside(inventory, moving));
        return found;
    }

    /** The same as far as it can be told before the new region is there. */
    public List<Finding> roomAhead(Inventory inventory, String change) {
        List<Server> moving = servers(inventory, open(change));
        List<Finding> found = new ArrayList<>();
        found.addAll(new Room(cloud, novaNetwork()).carriedOver(inventory, moving));
        found.addAll(new GuardRoom(cloud, file.limits().serversAtOnce()).check(inventory, moving));
        found.addAll(new Remarks(cloud, file).ahead(inventory, moving));
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
