package io.icebridge.process.model.move;

import io.icebridge.approval.Evidence.Fact;
import io.icebridge.approval.Evidence.ServerShown;
import io.icebridge.cloud.Flavor;
import io.icebridge.runbook.inventory.Inventory;
import io.icebridge.runbook.move.Labels;
import io.icebridge.runbook.move.Labels.Label;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.NodeOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers of a change as the move gate lists them, and whom their move concerns. */
final class ServersShown {
    private static final Label NONE = new Label("", "", "");
    private static final int NAMED = 10;
    private static final int LAST = Integer.MAX_VALUE;

    private final Labels labels;
    private final Comparator<Move> order;

    /**
     * @param longestFirst whether they begin so within a wave, in which order they are shown then
     */
    ServersShown(Labels labels, boolean longestFirst) {
        this.labels = labels;
        this.order =
                longestFirst
                        ? Comparator.comparingInt(Move::length)
                                .reversed()
                                .thenComparing(Move::serverId)
                        : Comparator.comparing(Move::node)
                                .thenComparing(Move::serverName)
                                .thenComparing(Move::serverId);
    }

    /** Those that go by themselves, wave by wave. */
    List<ServerShown> of(
            String change, List<Move> all, Inventory inventory, List<NodeOrder.Turn> turns) {
        Map<String, Label> known = labels.all(change);
        Map<String, Integer> waves =
                turns.stream()
                        .collect(
                                Collectors.toMap(
                                        NodeOrder.Turn::node, NodeOrder.Turn::wave, (a, b) -> a));
        return all.stream()
                .filter(Move::byItself)
                .sorted(order)
                .map(
                        move ->
                                shown(
                                        move,
                                        known.getOrDefault(move.serverId(), NONE),
                                        waves.getOrDefault(move.node(), LAST),
                                        inventory.flavors().get(move.flavorId())))
                .sorted(Comparator.comparingInt(ServerShown::wave))
                .toList();
    }

    private static ServerShown shown(Move move, Label label, int wave, Flavor flavor) {
        return new ServerShown(
                wave == LAST ? 0 : wave,
                move.serverName(),
                move.serverId(),
                label.projectName().isEmpty() ? move.projectId() : label.projectName(),
                label.owner(),
                label.addresses(),
                flavor == null ? move.flavorId() : size(flavor),
                move.node(),
                move.method(),
                move.why());
    }

    private static String size(Flavor flavor) {
        return "%s: %d CPU, %d MB, disk %d GB"
                .formatted(flavor.name(), flavor.vcpus(), flavor.memoryMb(), flavor.diskGb());
    }

    /** How many go which way, how far they are, and whose they are. */
    static List<Fact> facts(List<Move> all, List<ServerShown> shown) {
        return List.of(
                new Fact("Servers", each(all.stream().map(Move::method), "%2$d %1$s")),
                new Fact("So far", each(all.stream().map(m -> m.state().name()), "%2$d %1$s")),
                new Fact("Waves", shown.stream().mapToInt(ServerShown::wave).max().orElse(0) + ""),
                new Fact(
                        "Who is hit",
                        "the owners of servers in "
                                + each(shown.stream().map(ServerShown::project), "%s (%d)")));
    }

    /** Each with its count, what there is most of first. */
    private static String each(Stream<String> words, String form) {
        Map<String, Long> counts =
                words.collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        String most =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(NAMED)
                        .map(count -> form.formatted(count.getKey(), count.getValue()))
                        .collect(Collectors.joining(", "));
        return counts.size() <= NAMED
                ? most
                : most + " and %d more".formatted(counts.size() - NAMED);
    }
}
