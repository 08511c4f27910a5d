package io.icebridge.runbook.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One option as three files have it; a value that is not there is empty.
 *
 * @param option under the name that is in force, or that of today where none is
 * @param shipped whether the old package's own file is known
 * @param asPackaged whether what is in force was set by the old package, not by this site
 */
record Sides(
        Option option,
        Optional<String> was,
        Optional<String> mine,
        Optional<String> now,
        boolean shipped,
        boolean asPackaged,
        boolean setByPackage) {

    /**
     * @param names all that the option has, that of today first
     */
    static Sides of(
            List<Option> names, Optional<ConfigFile> shipped, ConfigFile yours, ConfigFile fresh) {
        Option today = names.get(0);
        Optional<String> mine = yours.value(today);
        Optional<String> set = shipped.flatMap(old -> old.value(today));
        return new Sides(
                names.stream().filter(yours.options()::containsKey).findFirst().orElse(today),
                shipped.isPresent()
                        ? shipped.flatMap(old -> said(old, names))
                        : noted(yours, names),
                mine,
                said(fresh, names),
                shipped.isPresent(),
                set.isPresent() && same(set, mine),
                fresh.value(today).isPresent());
    }

    /** Whether anything is in force, would be, or was said to be by default. */
    boolean touches() {
        return mine.isPresent() || setByPackage || was.isPresent();
    }

    private static Optional<String> said(ConfigFile file, List<Option> names) {
        return file.value(names.get(0)).or(() -> noted(file, names));
    }

    private static Optional<String> noted(ConfigFile file, List<Option> names) {
        return names.stream().flatMap(n -> Stream.ofNullable(file.documented().get(n))).findFirst();
    }

    /** The releases write their truth values and their nothing in different ways. */
    static boolean same(Optional<String> one, Optional<String> other) {
        return one.map(Sides::plain).equals(other.map(Sides::plain));
    }

    private static String plain(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                ? value.toLowerCase(Locale.ROOT)
                : value.equals("<None>") || value.equals("None") ? "" : value;
    }
}
