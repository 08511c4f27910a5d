package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Key pairs that the administrator holds under owners' names while their servers move, and his own
 * of those names, kept meanwhile. Which key is lent is written down before it is, so that one whose
 * import was never answered is known for ours too.
 */
public final class LentKeys {
    private static final String STEP = "bootServer";
    private static final Set<String> KINDS =
            Stream.of(SharedAction.DROP_KEY, SharedAction.LEND_KEY, SharedAction.RESTORE_KEY)
                    .flatMap(SharedAction::kinds)
                    .collect(Collectors.toUnmodifiableSet());

    private final Door door;
    private final Journal journal;
    private final Cloud cloud;
    private final CloudFile file;

    public LentKeys(Door door, Cloud cloud, CloudFile file) {
        this.door = door;
        this.journal = door.journal();
        this.cloud = cloud;
        this.file = file;
    }

    /** The administrator's own, before it is deleted. */
    private record Kept(KeyPair key) {}

    /** An owner's, before it is imported. */
    private record Lending(String name, String material) {
        boolean is(KeyPair key) {
            return material.equals(key.material());
        }
    }

    /** That nothing of the name is lent or kept any more. */
    private record Returned(String name) {}

    private Key noted(String kind, String name) {
        return new Key(STEP, Subject.CHANGE, On.NEW.in(file), kind + ":" + name);
    }

    /**
     * Whether this key is one that the change lent, or may have: mostly the last one, but one whose
     * import was never answered may come when another of its name is about to be lent.
     */
    boolean ours(Change change, KeyPair key) {
        Key lending = noted("lending", key.name());
        return journal.result(change, lending, Lending.class).filter(l -> l.is(key)).isPresent()
                || journal.of(change, Subject.CHANGE, STEP).stream()
                        .filter(e -> e.key().equals(lending))
                        .flatMap(e -> e.result(Lending.class).stream())
                        .anyMatch(l -> l.is(key));
    }

    /** Notes the administrator's own, before it is deleted. */
    void keep(Change change, KeyPair own) {
        open(change, own.name());
        journal.note(change, noted("kept", own.name()), "the own key pair", new Kept(own));
    }

    /** Another key of this name: what was given back is to be given back anew. */
    private void open(Change change, String name) {
        journal.anew(change, noted("returned", name), "another key of this name");
    }

    /**
     * Whether what was lent of the name was given back since, and the administrator's own is there.
     */
    boolean returned(Change change, String name) {
        return journal.settled(change, noted("returned", name));
    }

    /** Deletes whichever there is of that name. */
    void drop(Change change, String name, String step) {
        anew(change, SharedAction.DROP_KEY, step, name, changes -> changes.deleteKeyPair(name));
    }

    /** Imports an owner's; there must be none of that name. */
    void lend(Change change, KeyPair key) {
        open(change, key.name());
        Lending lending = new Lending(key.name(), key.material());
        journal.note(change, noted("lending", key.name()), "the key pair that is lent", lending);
        anew(
                change,
                SharedAction.LEND_KEY,
                STEP,
                key.name(),
                changes -> changes.importKeyPair(key));
    }

    private interface Changing {
        void with(io.icebridge.cloud.change.AllowanceChanges changes);
    }

    private void anew(
            Change change, SharedAction kind, String step, String name, Changing changing) {
        journal.anew(change, kind.key(file, On.NEW, step, name), "another key of this name");
        door.carryOut(
                change,
                Effect.repeatable(
                        kind.action(file, On.NEW, step, name),
                        reach -> {
                            changing.with(reach.cloud().allowances(Side.NEW));
                            return "done";
                        }));
    }

    /** One that is there already, perhaps from an import that was never answered. */
    void found(Change change, KeyPair key) {
        Key lent = SharedAction.LEND_KEY.key(file, On.NEW, STEP, key.name());
        boolean unheard = journal.last(change, lent).filter(Entry::open).isPresent();
        if (unheard && ours(change, key)) {
            door.carryOut(
                    change,
                    new Effect<>(
                            SharedAction.LEND_KEY.action(file, On.NEW, STEP, key.name()),
                            Said.class,
                            () -> Optional.of(new Said("found")),
                            reach -> new Said("found")));
        }
    }

    /**
     * Deletes them in the new region, and brings the administrator's own of that name back; not
     * before everything is known, since a deletion that comes late would take the latter.
     *
     * @param step the element that gives them back
     * @return how many, in words
     */
    public String giveBack(Change change, String step) {
        door.mustBeKnown(change, Subject.CHANGE, KINDS, "giving back the key pairs");
        List<String> names =
                journal.of(change, Subject.CHANGE).stream()
                        .filter(e -> e.key().step().equals(STEP))
                        .filter(e -> List.of("lending", "kept").contains(e.key().partKind()))
                        .map(e -> thing(e.key()))
                        .distinct()
                        .filter(n -> !returned(change, n))
                        .toList();
        names.forEach(name -> giveBack(change, name, step));
        return names.size() + " key pairs given back";
    }

    private static String thing(Key key) {
        return key.part().substring(key.part().indexOf(':') + 1);
    }

    private void giveBack(Change change, String name, String step) {
        Optional<KeyPair> there = there(name);
        boolean ours = there.filter(k -> ours(change, k)).isPresent();
        if (there.isEmpty() || ours) {
            if (ours) {
                drop(change, name, step);
            }
            journal.result(change, noted("kept", name), Kept.class)
                    .map(Kept::key)
                    .ifPresent(own -> restore(change, own, step));
        }
        journal.note(
                change, noted("returned", name), "the key pair is given back", new Returned(name));
    }

    private void restore(Change change, KeyPair own, String step) {
        anew(
                change,
                SharedAction.RESTORE_KEY,
                step,
                own.name(),
                changes -> changes.importKeyPair(own));
    }

    /** The administrator's key pair of that name in the new region. */
    Optional<KeyPair> there(String name) {
        return cloud.allowances(Side.NEW).keyPairs().stream()
                .filter(k -> k.name().equals(name))
                .findFirst();
    }
}
