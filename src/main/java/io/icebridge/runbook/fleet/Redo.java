package io.icebridge.runbook.fleet;

import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import java.util.Collection;
import java.util.List;

/** Lets the steps of one thing be carried out anew although they are on record as done. */
public final class Redo {
    private final Journal journal;

    public Redo(Journal journal) {
        this.journal = journal;
    }

    /**
     * Spoils the records of the elements that concern the thing, its own and those of every host.
     *
     * @param thing such as a service's name, as in the host steps {@code element.thing}
     * @param but host steps to leave alone, by how they end
     */
    public void spoil(
            String change,
            String kind,
            String thing,
            Collection<String> elements,
            String but,
            String why) {
        List<Entry> settled =
                journal.of(change).stream().filter(e -> e.state() != Entry.State.FAILED).toList();
        for (Entry entry : settled) {
            String step = entry.intent().step();
            boolean own =
                    entry.intent().subject().equals(kind + " " + thing) && elements.contains(step);
            boolean hosts =
                    elements.stream()
                            .map(element -> element + "." + thing)
                            .anyMatch(s -> step.equals(s) || step.startsWith(s + "."));
            boolean left = !but.isEmpty() && step.endsWith(but);
            if ((own || hosts) && !left) {
                journal.spoil(change, entry.intent().subject(), step, why);
            }
        }
    }
}
