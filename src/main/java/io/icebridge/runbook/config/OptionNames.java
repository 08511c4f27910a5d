package io.icebridge.runbook.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a release knows of its options' names.
 *
 * @param current the name of today for each that is still read as the same option
 * @param told what is said of each deprecated name, also of those that are not simply another name
 * @param several options that may stand several times, all of whose values count
 * @param defaults what holds where the file says nothing
 */
public record OptionNames(
        Map<Option, Option> current,
        Map<Option, String> told,
        Set<Option> several,
        Map<Option, String> defaults) {
    /** Of a file of which nothing is known. */
    public static final OptionNames NONE = OptionNames.of(Map.of(), List.of(), Map.of());

    /**
     * @param deprecated old names and what took their place; where that is one name and nothing
     *     else, both are one option
     * @param several as {@code section/name}, as all names are
     */
    public static OptionNames of(
            Map<String, String> deprecated,
            Collection<String> several,
            Map<String, String> defaults) {
        Map<Option, Option> current = new LinkedHashMap<>();
        Map<Option, String> assumed = new LinkedHashMap<>();
        defaults.forEach((option, value) -> assumed.put(Option.of(option), value));
        Map<Option, String> told = new LinkedHashMap<>();
        deprecated.forEach(
                (old, instead) -> {
                    told.put(Option.of(old), instead);
                    if (instead.matches("\\S+/\\S+")) {
                        current.put(Option.of(old), Option.of(instead));
                    }
                });
        return new OptionNames(
                current,
                told,
                several.stream().map(Option::of).collect(Collectors.toSet()),
                assumed);
    }

    /** The name of today; any other option's is its own. */
    public Option current(Option option) {
        return current.getOrDefault(option, option);
    }

    /** Under which names it is read, the one of today first, since that wins. */
    List<Option> all(Option option) {
        Option now = current(option);
        return Stream.concat(
                        Stream.of(now),
                        current.entrySet().stream()
                                .filter(e -> e.getValue().equals(now))
                                .map(Map.Entry::getKey))
                .toList();
    }

    boolean several(Option option) {
        return several.contains(current(option));
    }
}
