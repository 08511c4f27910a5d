package io.icebridge.journal;

/**
 * What an action is known by, for as long as the change lasts.
 *
 * @param step the model's element id
 * @param part tells the actions of a step at one place apart, such as {@code dump}; where there is
 *     one for each of several things, the thing's id follows a colon, such as {@code volume:ID}
 */
public record Key(String step, Subject subject, Place place, String part) {

    /** The part without the thing's own id, so that equal actions of many things are alike. */
    public String partKind() {
        int colon = part.indexOf(':');
        return colon < 0 ? part : part.substring(0, colon);
    }

    /** The step and the kind of part: what is alike for all subjects and things. */
    public String kind() {
        return kind(step, partKind());
    }

    /** The same of keys that are yet to be. */
    public static String kind(String step, String partKind) {
        return step + "/" + partKind;
    }

    @Override
    public String toString() {
        return step + "/" + subject + "/" + place + "/" + part;
    }
}
