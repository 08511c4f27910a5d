package io.icebridge.runbook.move;

import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another way for one server, chosen by a person, who thereby answers for what was refused. */
public final class Ways {
    /** The journal step whose result is the chosen way and whose detail says who and why. */
    static final String STEP = "chooseWay";

    private static final List<String> KNOWN = List.of("SNAPSHOT", "VOLUME", "REDEPLOY", "WAIT");

    private final Crossing crossing;
    private final MethodChoice rules;

    public Ways(Crossing crossing, MethodChoice rules) {
        this.crossing = crossing;
        this.rules = rules;
    }

    /**
     * Why the server cannot go that way, in a sentence for the person who chose it; empty when it
     * can.
     *
     * @param chosen null when nothing was chosen
     */
    public Optional<String> objection(String change, String serverId, String chosen) {
        if (chosen == null || !KNOWN.contains(chosen)) {
            return Optional.of(
                    "Say which way it shall go: one of " + String.join(", ", KNOWN) + ".");
        }
        Optional<Server> old = crossing.find(Side.OLD, serverId);
        if (old.isEmpty()) {
            return Optional.of(
                    "The old server is gone, so that it can only be tried again the way it began.");
        }
        if (crossing.begun(change, serverId)) {
            return Optional.of("Its move has begun. Undo it first; then it can go another way.");
        }
        MethodChoice.Chosen way =
                rules.choose(chosen, "", old.get().volumeBacked(), old.get().status());
        return way.method().equals(chosen)
                ? Optional.empty()
                : Optional.of(
                        "The rules do not allow "
                                + chosen
                                + ": "
                                + way.why()
                                + " They say "
                                + way.method()
                                + ".");
    }

    /** Sends the server that way, and writes down on whose word. */
    public void choose(String change, String serverId, String chosen, String by, String reason) {
        String subject = Move.subject(serverId);
        String word = by + " chose " + chosen + ": " + reason;
        crossing.journal().spoil(change, subject, STEP, "another way was chosen since");
        crossing.journal().perform(crossing.intent(change, serverId, STEP, word), () -> chosen);
        crossing.moves().way(change, serverId, chosen, word);
    }

    /** What persons chose in the change, by the subject of the server. */
    static Map<String, MethodChoice.Chosen> of(Journal journal, String change) {
        Map<String, MethodChoice.Chosen> chosen = new HashMap<>();
        for (Entry entry : journal.of(change)) {
            if (entry.intent().step().equals(STEP) && entry.settled()) {
                chosen.put(
                        entry.intent().subject(),
                        new MethodChoice.Chosen(entry.result(), entry.intent().detail()));
            }
        }
        return chosen;
    }
}
