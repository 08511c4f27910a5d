package io.icebridge.cloudfile;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How keys are written for people, and which one was probably meant. */
public final class Keys {
    private Keys() {}

    /** {@code hosts[2].port} for {@code /hosts/2/port}. */
    static String readable(String pointer) {
        return pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replace('/', '.')
                .replaceFirst("^\\.", "");
    }

    /** The name that differs least, if it differs little. */
    static Optional<String> nearest(String written, Collection<String> names) {
        String plain = plain(written);
        return names.stream()
                .filter(n -> distance(plain, plain(n)) <= (n.length() + 1) / 3)
                .min(Comparator.comparingInt(n -> distance(plain, plain(n))));
    }

    /** Asks whether the nearest name was meant; gives the other remedy where none is near. */
    static String didYouMean(String written, Collection<String> names, String otherwise) {
        return nearest(written, names).map(n -> "Did you mean '" + n + "'?").orElse(otherwise);
    }

    /** camelCase and snake_case are no difference. */
    private static String plain(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase();
    }

    /** Levenshtein's: how many letters to add, drop or change. */
    public static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
