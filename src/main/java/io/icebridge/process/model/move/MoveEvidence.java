package io.icebridge.process.model.move;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.Finding;
import io.icebridge.approval.Evidence.Next;
import io.icebridge.approval.Evidence.ServerShown;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.gate.WhatWasDone;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.inventory.Inventory;
import io.icebridge.runbook.move.GroupNotes;
import io.icebridge.runbook.move.GroupNotes.Noted;
import io.icebridge.runbook.move.Labels;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.MoveSteps;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.NodeOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gate before servers move: which way every server goes. */
final class MoveEvidence implements EvidenceSource {
    private final MovePlan plan;
    private final Moves moves;
    private final NodeOrder order;
    private final MoveSteps steps;
    private final MoveSlices slices;
    private final ServersShown servers;
    private final CloudFile file;
    private final Journal journal;
    private final GroupNotes groups;
    private final Slicing nodes;

    MoveEvidence(
            MovePlan plan,
            Moves moves,
            NodeOrder order,
            MoveSteps steps,
            MoveSlices slices,
            Labels labels,
            CloudFile file,
            Journal journal,
            GroupNotes groups,
            Slicing nodeSlices) {
        this.groups = groups;
        this.nodes = nodeSlices;
        this.order = order;
        this.plan = plan;
        this.moves = moves;
        this.steps = steps;
        this.slices = slices;
        this.servers = new ServersShown(labels, file.moving().longestFirst());
        this.file = file;
        this.journal = journal;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals("move");
    }

    @Override
    public boolean nothingLeft(String change) {
        return moves.of(change).stream().allMatch(m -> !m.byItself() || m.state().over());
    }

    @Override
    public Evidence collect(String change, String gate, String subject) {
        Inventory inventory = plan.refreshBeside(change);
        List<Move> all = moves.of(change);
        Map<Slice, List<Move>> ways = slices.byWay(all);
        List<NodeOrder.Turn> turns = order.of(change);
        List<ServerShown> shown = servers.of(change, all, inventory, turns);
        return new Evidence(
                        title(all),
                        MoveSentences.of(all, file.moving()),
                        WhatWasDone.of(journal.withoutServers(new Change(change)), key -> true),
                        Stream.of(
                                        NodesInOrder.next(turns).stream(),
                                        groups(change, all),
                                        Slicings.next(shared()).stream(),
                                        ways.entrySet().stream()
                                                .flatMap(
                                                        way ->
                                                                actions(
                                                                        way.getKey(),
                                                                        way.getValue())),
                                        redeployments(change))
                                .flatMap(rows -> rows)
                                .toList(),
                        Stream.concat(
                                        plan.room(inventory, change).stream()
                                                .map(MoveEvidence::finding),
                                        all.stream()
                                                .filter(Move::notable)
                                                .map(MoveEvidence::finding))
                                .toList())
                .moving(shown)
                .telling(ServersShown.facts(all, shown));
    }

    /** Counts what is to move, moved or not, so that it stays the same while it is carried out. */
    private static String title(List<Move> all) {
        long moving = all.stream().filter(Move::byItself).count();
        return moving == all.size()
                ? "Move of " + Counted.of(moving, "server")
                : "Move of %d of %s".formatted(moving, Counted.of(all.size(), "server"));
    }

    /** What is done on each node once it is empty, where this gate opens that too. */
    private Stream<Next> redeployments(String change) {
        return nodes.shownAt().contains(MoveSlices.GATE)
                ? Slicings.next(nodes.all(new Change(change))).stream()
                : Stream.empty();
    }

    private List<Slice> shared() {
        return List.of(new Slice(MoveSlices.GATE, Subject.CHANGE, steps.shared()));
    }

    /** What is done to all servers that go one way, once. */
    private static Stream<Next> actions(Slice way, List<Move> alike) {
        String whom = "%d by %s".formatted(alike.size(), alike.get(0).method());
        return Slicings.next(List.of(way)).stream()
                .map(next -> new Next(whom + ": " + next.step(), next.where(), next.how()));
    }

    /** Each server group that is made, with its servers that move, moved or not. */
    private Stream<Next> groups(String change, List<Move> all) {
        Map<String, Move> moving =
                all.stream()
                        .filter(Move::byItself)
                        .collect(Collectors.toMap(Move::serverId, Function.identity()));
        return groups.of(new Change(change)).stream()
                .flatMap(noted -> next(noted, moving).stream());
    }

    private Optional<Next> next(Noted noted, Map<String, Move> moving) {
        String members =
                noted.group().members().stream()
                        .map(member -> moving.get(member.serverId()))
                        .filter(Objects::nonNull)
                        .map(move -> move.serverName() + " (" + move.serverId() + ")")
                        .collect(Collectors.joining(", "));
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Next(
                                "server group %s (%s)"
                                        .formatted(
                                                noted.group().name(),
                                                String.join(", ", noted.group().policies())),
                                file.regions().fresh(),
                                "made anew in project %s, for %s"
                                        .formatted(noted.projectId(), members)));
    }

    private static Finding finding(io.icebridge.runbook.readiness.Finding found) {
        return new Finding(found.what(), found.subject(), "remedy: " + found.remedy());
    }

    private static Finding finding(Move move) {
        return new Finding(
                move.serverName() + " (" + move.serverId() + ")",
                move.node(),
                move.method() + ": " + move.told());
    }
}
