package io.icebridge.runbook.config;

import java.util.Locale;
import java.util.Optional;

/**
 * One option as three files have it; a value that is not there is empty.
 *
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

    static Sides of(
            Option option, Optional<ConfigFile> shipped, ConfigFile yours, ConfigFile fresh) {
        Optional<String> mine = yours.value(option);
        Optional<String> set = shipped.flatMap(old -> old.value(option));
        return new Sides(
                option,
                shipped.isPresent()
                        ? shipped.flatMap(old -> said(old, option))
                        : noted(yours, option),
                mine,
                said(fresh, option),
                shipped.isPresent(),
                set.isPresent() && same(set, mine),
                fresh.value(option).isPresent());
    }

    /** Whether anything is in force, would be, or was said to be by default. */
    boolean touches() {
        return mine.isPresent() || setByPackage || was.isPresent();
    }

    private static Optional<String> said(ConfigFile file, Option option) {
        return file.value(option).or(() -> noted(file, option));
    }

    private static Optional<String> noted(ConfigFile file, Option option) {
        return Optional.ofNullable(file.documented().get(option));
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
