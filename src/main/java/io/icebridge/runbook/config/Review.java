package io.icebridge.runbook.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Two releases of a configuration file against the site's own, option by option. What the old
 * package had as default is read from the comments that its sample left in the site's file.
 */
public final class Review {
    private final Map<String, String> replacements;

    /**
     * @param replacements deprecated options and what takes their place, as {@code section/name}
     */
    public Review(Map<String, String> replacements) {
        this.replacements = replacements;
    }

    /** How an option's meaning differs between the releases. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED,
        DEPRECATED,
        SAME
    }

    /** What is done with one option. */
    public enum Choice {
        KEEP,
        TAKE,
        EDIT
    }

    /**
     * One option; a value that is not there is empty.
     *
     * @param proposal what is done when nobody says otherwise
     * @param why the reason of the proposal
     */
    public record Row(
            Option option,
            Optional<String> oldDefault,
            Optional<String> yours,
            Optional<String> newDefault,
            Change change,
            Choice proposal,
            String why) {

        /** For people: no value of a secret is in it. */
        public Map<String, String> shown() {
            Map<String, String> shown = new LinkedHashMap<>();
            shown.put("option", option.toString());
            shown.put("oldDefault", show(oldDefault));
            shown.put("yours", show(yours));
            shown.put("newDefault", show(newDefault));
            shown.put("change", change.name().toLowerCase(Locale.ROOT));
            shown.put("proposal", proposal.name().toLowerCase(Locale.ROOT));
            shown.put("why", why);
            return shown;
        }

        private String show(Optional<String> value) {
            return value.map(v -> Secrets.shown(option, v)).orElse("-");
        }
    }

    /** Every option for which the new file says something else than what would be in force. */
    public List<Row> rows(ConfigFile yours, ConfigFile fresh) {
        TreeSet<Option> all = new TreeSet<>();
        all.addAll(yours.options().keySet());
        all.addAll(yours.documented().keySet());
        all.addAll(fresh.options().keySet());
        all.addAll(fresh.documented().keySet());
        List<Row> rows = new ArrayList<>();
        all.forEach(option -> row(option, yours, fresh).ifPresent(rows::add));
        return rows;
    }

    private Optional<Row> row(Option option, ConfigFile yours, ConfigFile fresh) {
        Optional<String> was = Optional.ofNullable(yours.documented().get(option));
        Optional<String> mine = yours.value(option);
        Optional<String> now =
                fresh.value(option).or(() -> Optional.ofNullable(fresh.documented().get(option)));
        Change change = change(option, was, mine, now);
        boolean setByPackage = fresh.value(option).isPresent();
        boolean differs = mine.isPresent() && !same(mine, now);
        boolean told =
                change != Change.SAME && (mine.isPresent() || setByPackage || was.isPresent());
        if (!differs && !told) {
            return Optional.empty();
        }
        return Optional.of(judged(option, was, mine, now, change));
    }

    private Change change(
            Option option, Optional<String> was, Optional<String> mine, Optional<String> now) {
        if (replacements.containsKey(option.toString())) {
            return Change.DEPRECATED;
        }
        if (now.isEmpty()) {
            return Change.REMOVED;
        }
        if (was.isEmpty()) {
            return mine.isPresent() ? Change.SAME : Change.ADDED;
        }
        return same(was, now) ? Change.SAME : Change.CHANGED;
    }

    /** The releases write their truth values and their nothing in different ways. */
    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.map(Review::plain).equals(other.map(Review::plain));
    }

    private static String plain(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                ? value.toLowerCase(Locale.ROOT)
                : value.equals("<None>") || value.equals("None") ? "" : value;
    }

    private Row judged(
            Option option,
            Optional<String> was,
            Optional<String> mine,
            Optional<String> now,
            Change change) {
        Choice proposal = mine.isPresent() ? Choice.KEEP : Choice.TAKE;
        String why =
                switch (change) {
                    case DEPRECATED ->
                            "still read; its new name is " + replacements.get(option.toString());
                    case REMOVED ->
                            mine.isPresent()
                                    ? "the new sample no longer has it; kept, since it does no harm"
                                    : "the new sample no longer has it";
                    case ADDED -> "the new package sets it";
                    case CHANGED ->
                            mine.isPresent()
                                    ? "its default changed, but this site chose a value"
                                    : "its default changed";
                    case SAME -> "this site chose a value";
                };
        return new Row(option, was, mine, now, change, proposal, why);
    }
}
