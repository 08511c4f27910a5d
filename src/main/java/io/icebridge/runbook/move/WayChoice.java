package io.icebridge.runbook.move;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.inventory.SourceImages;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Another way for one server, chosen by a person who answers for every reason against it. */
public final class WayChoice {
    private static final List<String> KNOWN = List.of("SNAPSHOT", "VOLUME", "REDEPLOY", "WAIT");

    private final Crossing crossing;
    private final MethodChoice rules;
    private final Ways ways;
    private final Clock clock;

    public WayChoice(Crossing crossing, MethodChoice rules, Ways ways, Clock clock) {
        this.crossing = crossing;
        this.rules = rules;
        this.ways = ways;
        this.clock = clock;
    }

    /**
     * Why the server cannot go that way, in a sentence for the person who chose it; empty when it
     * can.
     *
     * @param method null when none was chosen
     * @param codes of the reasons for which the person answers
     */
    public Optional<String> objection(
            String change, String serverId, String method, Collection<String> codes) {
        if (method == null || !KNOWN.contains(method)) {
            return Optional.of(
                    "Say which way it shall go: one of " + String.join(", ", KNOWN) + ".");
        }
        Optional<Server> old = crossing.find(Side.OLD, serverId);
        if (old.isEmpty()) {
            return Optional.of(
                    "The old server is gone, so that it can only be tried again the way it began.");
        }
        if (crossing.begun(new Change(change), serverId)) {
            return Optional.of("Its move has begun. Undo it first; then it can go another way.");
        }
        return forbidden(old.get(), method).or(() -> unnamed(change, serverId, method, codes));
    }

    private Optional<String> forbidden(Server old, String method) {
        MethodChoice.Chosen chosen = rules.choose(method, false, old.volumeBacked(), old.status());
        if (!chosen.method().equals(method)) {
            return Optional.of(
                    "The rules do not allow %s: %s They say %s."
                            .formatted(method, chosen.why(), chosen.method()));
        }
        boolean nothingToDeploy =
                method.equals("REDEPLOY")
                        && !new SourceImages(crossing.cloud().images()).usable(old.imageId());
        return nothingToDeploy
                ? Optional.of("Its image is gone or not active, so that it cannot be redeployed.")
                : Optional.empty();
    }

    /** Whoever lets it wait touches nothing, and answers for nothing. */
    private Optional<String> unnamed(
            String change, String serverId, String method, Collection<String> codes) {
        List<Reason> missing =
                crossing.moves().of(change, serverId).reasons().stream()
                        .filter(reason -> !codes.contains(reason.code()))
                        .toList();
        return method.equals("WAIT") || missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Name every reason for which you answer. Missing: "
                                + missing.stream()
                                        .map(r -> r.code() + " - " + r.what())
                                        .collect(Collectors.joining("; "))
                                + ".");
    }

    /**
     * Writes down the way and the reasons, as the person was shown them. The server is sent that
     * way when it is looked at next, if nothing else is found against it by then.
     *
     * @param codes of the reasons for which he answers
     */
    public void choose(
            String change,
            String serverId,
            String method,
            Collection<String> codes,
            String by,
            String comment) {
        List<Reason> named =
                crossing.moves().of(change, serverId).reasons().stream()
                        .filter(reason -> codes.contains(reason.code()))
                        .toList();
        ways.add(change, new Way(serverId, method, named, by, comment, clock.instant()));
    }
}
