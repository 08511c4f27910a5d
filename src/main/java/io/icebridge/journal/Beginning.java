package io.icebridge.journal;

/** The beginning of a long text, in which no sign is cut in two: half a one no database keeps. */
public final class Beginning {
    private Beginning() {}

    /** At most so many chars of it. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean within = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, within ? most - 1 : most);
    }
}
