package io.icebridge.runbook.move;

import io.icebridge.cloud.Project;
import io.icebridge.cloud.Server;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.runbook.inventory.Inventory;
import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.inventory.Refusals;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which way one server goes, and why: by all that was found against it, by what the cloud file
 * chooses for it, and by what a person chose, who answers for the reasons that he named and for no
 * other.
 */
final class ServerPlan {
    private final CloudFile.Moving moving;
    private final MethodChoice rules;
    private final Inventory inventory;
    private final Refusals refusals;
    private final MoveLength lengths;
    private final Map<List<Object>, MethodChoice.Chosen> answers = new HashMap<>();

    ServerPlan(
            CloudFile.Moving moving,
            MethodChoice rules,
            Inventory inventory,
            Refusals refusals,
            MoveLength lengths) {
        this.lengths = lengths;
        this.moving = moving;
        this.rules = rules;
        this.inventory = inventory;
        this.refusals = refusals;
    }

    /**
     * @param person what a person chose for this very server
     */
    Move of(Server server, Optional<Way> person) {
        Optional<Choice> choice = choice(server);
        String wanted =
                person.map(Way::method).or(() -> choice.map(c -> method(c.method()))).orElse("");
        List<Reason> found = refusals.of(server, wanted.equals("REDEPLOY"));
        List<Reason> open = person.map(way -> way.unanswered(found)).orElse(found);
        MethodChoice.Chosen chosen =
                choose(wanted, !open.isEmpty(), server.volumeBacked(), server.status());
        boolean asWanted = chosen.method().equals(wanted);
        String word =
                person.map(way -> asWanted ? way.told() : outdated(chosen.why(), way, open))
                        .or(() -> choice.filter(c -> asWanted).map(Choice::reason))
                        .filter(reason -> !reason.isBlank())
                        .orElse(chosen.why());
        return new Move(
                server.id(),
                server.name(),
                server.projectId(),
                server.node(),
                server.flavorId(),
                chosen.method(),
                word,
                found,
                choice.map(Choice::userData).orElse(moving.userData()),
                lengths.of(server, inventory.flavors().get(server.flavorId()), chosen.method()),
                Move.State.PLANNED,
                null,
                null,
                null);
    }

    /** Equal questions are asked once, however many servers raise them. */
    private MethodChoice.Chosen choose(
            String wanted, boolean refused, boolean volumeBacked, String status) {
        return answers.computeIfAbsent(
                List.of(wanted, refused, volumeBacked, status),
                question -> rules.choose(wanted, refused, volumeBacked, status));
    }

    /** What a person chose, and what was found since that he does not answer for. */
    private static String outdated(String why, Way way, List<Reason> open) {
        String fresh = open.stream().map(Reason::what).collect(Collectors.joining("; "));
        return "%s Before, %s%s."
                .formatted(why, way.told(), fresh.isEmpty() ? "" : "; new since then: " + fresh);
    }

    private Optional<Choice> choice(Server server) {
        Project project = inventory.projects().get(server.projectId());
        String name = project == null ? "" : project.name();
        Selection.Facts facts =
                Selection.Facts.of(server, name, inventory.flavors().get(server.flavorId()));
        return moving.choices().stream()
                .filter(c -> Selection.matches(c.selector(), facts))
                .findFirst();
    }

    private static String method(String word) {
        return word == null ? "" : word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
