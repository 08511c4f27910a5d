package io.icebridge.runbook.config;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two releases of a configuration file against the site's own, option by option: what the old
 * package brought, what is in force, what the new package brings.
 */
public final class Review {
    private final OptionNames names;

    public Review(OptionNames names) {
        this.names = names;
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
        /** Both, of an option that may stand several times. */
        ADD,
        EDIT
    }

    /**
     * One option; a value that is not there is empty.
     *
     * @param proposal what is done when nobody says otherwise
     * @param why the reason of the proposal
     * @param inForce whether this site or the new package sets it, so that a choice changes
     *     something
     * @param several whether it may stand several times; its values are one a line
     */
    public record Row(
            Option option,
            Optional<String> oldDefault,
            Optional<String> yours,
            Optional<String> newDefault,
            Change change,
            Choice proposal,
            String why,
            boolean inForce,
            boolean several) {

        /** For people: no value of a secret is in it. */
        public Map<String, String> shown() {
            Map<String, String> shown = new LinkedHashMap<>();
            shown.put("option", option.toString());
            shown.put("oldDefault", show(oldDefault));
            shown.put("yours", show(yours));
            shown.put("newDefault", show(newDefault));
            shown.put("change", change.name().toLowerCase(Locale.ROOT));
            shown.put("proposal", proposal.name().toLowerCase(Locale.ROOT));
            shown.put("why", several ? why + "; may stand several times" : why);
            shown.put("several", String.valueOf(several));
            return shown;
        }

        private String show(Optional<String> value) {
            return value.map(v -> Secrets.shown(option, v).replace("\n", "; ")).orElse("-");
        }
    }

    /**
     * Every option for which the new file says something else than the old one or than what is in
     * force; those that this site or the new package sets come first.
     *
     * @param shipped the file as the old package brought it; where it is not there, the comments
     *     that its sample left in the site's own file stand for it
     */
    public List<Row> rows(Optional<ConfigFile> shipped, ConfigFile yours, ConfigFile fresh) {
        TreeSet<Option> all = new TreeSet<>();
        shipped.ifPresent(old -> all.addAll(named(old)));
        all.addAll(named(yours));
        all.addAll(named(fresh));
        return all.stream()
                .map(names::current)
                .distinct()
                .map(option -> Sides.of(names.all(option), shipped, yours, fresh))
                .map(this::row)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(row -> !row.inForce()))
                .toList();
    }

    private static Set<Option> named(ConfigFile file) {
        Set<Option> named = new TreeSet<>(file.options().keySet());
        named.addAll(file.documented().keySet());
        return named;
    }

    private Optional<Row> row(Sides sides) {
        Change change = change(sides);
        boolean differs = sides.mine().isPresent() && !Sides.same(sides.mine(), sides.now());
        boolean told = change != Change.SAME && (sides.touches() || sides.shipped());
        return differs || told ? Optional.of(judged(sides, change)) : Optional.empty();
    }

    private Change change(Sides sides) {
        if (names.told().containsKey(sides.option())) {
            return Change.DEPRECATED;
        }
        if (sides.now().isEmpty()) {
            boolean sitesOwn = sides.shipped() && sides.was().isEmpty();
            return sitesOwn ? Change.SAME : Change.REMOVED;
        }
        if (sides.was().isEmpty()) {
            return sides.mine().isPresent() && !sides.shipped() ? Change.SAME : Change.ADDED;
        }
        return Sides.same(sides.was(), sides.now()) ? Change.SAME : Change.CHANGED;
    }

    private Row judged(Sides sides, Change change) {
        boolean mine = sides.mine().isPresent();
        boolean packages = change == Change.CHANGED && sides.asPackaged() && sides.setByPackage();
        return new Row(
                sides.option(),
                sides.was(),
                sides.mine(),
                sides.now(),
                change,
                mine && !packages ? Choice.KEEP : Choice.TAKE,
                why(sides, change, mine, packages),
                mine || sides.setByPackage(),
                names.several(sides.option()));
    }

    private String why(Sides sides, Change change, boolean mine, boolean packages) {
        return switch (change) {
            case DEPRECATED -> "still read; its new name is " + names.told().get(sides.option());
            case REMOVED ->
                    mine
                            ? "the new sample no longer has it; kept, since it does no harm"
                            : "the new sample no longer has it";
            case ADDED ->
                    sides.setByPackage()
                            ? "the new package sets it"
                            : "new in this release; nothing is set";
            case CHANGED ->
                    packages
                            ? "the old package set it, not this site, and the new one sets it anew"
                            : mine ? mineWhy(sides) : "its default changed";
            case SAME ->
                    sides.now().isEmpty()
                            ? "only this site has it; neither package names it"
                            : "this site chose a value";
        };
    }

    private static String mineWhy(Sides sides) {
        return sides.asPackaged()
                ? "the old package set it; the new one leaves it to its default, which changed"
                : "its default changed, but this site chose a value";
    }
}
