package io.icebridge.approval;

import java.util.Set;

/** Who may decide at a gate. */
public final class FourEyes {
    private FourEyes() {}

    /**
     * The person who wants to decide.
     *
     * @param user null when nobody is logged in
     * @param testified whether the change's gates show something on his word
     */
    public record Person(String user, boolean changeManager, boolean testified) {}

    /**
     * Lets the right person pass.
     *
     * @param starters everybody who ever started a process instance of this change
     * @throws Refused when the person must leave the decision to somebody else
     */
    public static void check(Person person, Set<String> starters) {
        if (person.user() == null) {
            throw new Refused("A gate is decided by somebody who is logged in.");
        }
        if (!person.changeManager()) {
            throw new Refused(
                    person.user() + " is not a change manager; only they decide at gates.");
        }
        if (starters.isEmpty()) {
            throw new Refused(
                    "Nobody is known to have started this change, so nobody can be told apart from"
                            + " its starter. Start it again as somebody who is logged in.");
        }
        if (starters.contains(person.user())) {
            throw new Refused(
                    person.user() + " started this change; another change manager decides here.");
        }
        if (person.testified()) {
            throw new Refused(
                    person.user()
                            + " produced a part of this evidence by his own decisions in this"
                            + " change; another change manager decides here.");
        }
    }
}
