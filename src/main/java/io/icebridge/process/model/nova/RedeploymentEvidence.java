package io.icebridge.process.model.nova;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.process.gate.Slicings;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.runbook.move.OwnerFacts;
import java.util.List;
import java.util.stream.Collectors;

/** The gate of a wave: what became of its servers, and what is done on its emptied nodes. */
final class RedeploymentEvidence implements EvidenceSource {
    private final Site site;
    private final Moves moves;
    private final Nodes nodes;
    private final OwnerFacts facts;
    private final Slicing slicing;

    RedeploymentEvidence(
            Site site, Moves moves, Nodes nodes, OwnerFacts facts, Slicing nodeSlices) {
        this.site = site;
        this.moves = moves;
        this.nodes = nodes;
        this.facts = facts;
        this.slicing = nodeSlices;
    }

    @Override
    public boolean serves(String gate) {
        return gate.equals(RedeployNode.GATE);
    }

    @Override
    public Evidence collect(String change, String gate, String wave) {
        List<String> wanted = nodes.inWave(change, Integer.parseInt(wave));
        List<Move> on = moves.of(change).stream().filter(m -> wanted.contains(m.node())).toList();
        return new Evidence(
                        "Redeployment of " + String.join(", ", wanted),
                        "The nodes hold no server any more, which is proven again before anything is done."
                                + " Their disks are left alone. %s of %s are stopped, and Nova of %s is"
                                        .formatted(
                                                String.join(
                                                        ", ",
                                                        site.profile().nova().oldComputeUnits()),
                                                site.profile().from().name(),
                                                site.profile().to().name())
                                + " installed. There is no way back for a node, since it holds nothing.",
                        on.stream().map(m -> done(m, change)).toList(),
                        Slicings.next(slicing.slices(new Change(change), wave)),
                        List.of())
                .telling(List.of(MovedSoFar.fact(on)));
    }

    private Evidence.Done done(Move move, String change) {
        return new Evidence.Done(
                move.serverName() + " (" + move.serverId() + ")",
                move.node(),
                "",
                move.state() + " as " + move.newId() + kept(move, change));
    }

    /** What the new Nova could not be told, so that the owner must hear of it. */
    private String kept(Move move, String change) {
        return facts.lost(new Change(change), move.serverId()).stream()
                .map(fact -> "; " + fact.fact() + " not restored: " + fact.told())
                .collect(Collectors.joining());
    }

    @Override
    public boolean restsOn(Decision decision, String change, String wave) {
        List<String> wanted = nodes.inWave(change, Integer.parseInt(wave));
        return moves.of(change).stream()
                .filter(move -> wanted.contains(move.node()))
                .anyMatch(move -> move.subject().toString().equals(decision.subject()));
    }
}
