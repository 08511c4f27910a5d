package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import java.util.List;
import java.util.Optional;

/**
 * Key pairs that the administrator holds under owners' names while their servers move, and his own
 * of those names, kept meanwhile. The intent tells which key was lent, so that one whose import was
 * never answered is known for ours too.
 */
public final class LentKeys {
    private static final String LENT = "lendKey.";
    private static final String KEPT = "keepKey.";
    private static final String RETURNED = "returnKey.";
    private static final String SUBJECT = "change";
    private static final String IMPORT = "import key pair ";

    private final Journal journal;
    private final Cloud cloud;

    public LentKeys(Journal journal, Cloud cloud) {
        this.journal = journal;
        this.cloud = cloud;
    }

    /** Whether this key is the one that the change lent last, or may have. */
    boolean ours(String change, KeyPair key) {
        return journal.last(change, SUBJECT, LENT + key.name())
                .filter(e -> e.intent().detail().equals(IMPORT + key.material()))
                .isPresent();
    }

    /** Notes the administrator's own, before it is deleted. */
    void keep(String change, KeyPair own) {
        anew(change, RETURNED + own.name());
        anew(change, KEPT + own.name());
        journal.perform(intent(change, KEPT + own.name(), "keep the own key pair"), own::publicKey);
    }

    /** Imports an owner's; there must be none of that name. */
    void lend(String change, KeyPair key) {
        anew(change, RETURNED + key.name());
        anew(change, LENT + key.name());
        journal.perform(
                intent(change, LENT + key.name(), IMPORT + key.material()),
                () -> {
                    cloud.changing().allowances(Side.NEW).importKeyPair(key);
                    return key.name();
                });
    }

    /** One that is there already, perhaps from an import that was never answered. */
    void found(String change, KeyPair key) {
        if (ours(change, key)) {
            journal.perform(
                    intent(change, LENT + key.name(), IMPORT + key.material()),
                    () -> Optional.of(key.name()),
                    key::name);
        }
    }

    private void anew(String change, String step) {
        journal.spoil(change, SUBJECT, step, "another key of this name");
    }

    /**
     * Deletes them in the new region, and brings the administrator's own of that name back.
     *
     * @return how many, in words
     */
    public String giveBack(String change) {
        List<String> names =
                journal.of(change, SUBJECT).stream()
                        .map(e -> e.intent().step())
                        .filter(s -> s.startsWith(LENT) || s.startsWith(KEPT))
                        .map(s -> s.substring(s.indexOf('.') + 1))
                        .distinct()
                        .filter(n -> journal.result(change, SUBJECT, RETURNED + n).isEmpty())
                        .toList();
        for (String name : names) {
            journal.perform(
                    intent(change, RETURNED + name, "give key pair " + name + " back"),
                    () -> giveBack(change, name));
        }
        return names.size() + " key pairs given back";
    }

    private String giveBack(String change, String name) {
        Optional<KeyPair> there = there(name);
        if (there.filter(k -> !ours(change, k)).isPresent()) {
            return "the administrator's own is there";
        }
        if (there.isPresent()) {
            cloud.changing().allowances(Side.NEW).deleteKeyPair(name);
        }
        Optional<String> own = journal.result(change, SUBJECT, KEPT + name);
        own.ifPresent(
                text ->
                        cloud.changing()
                                .allowances(Side.NEW)
                                .importKeyPair(new KeyPair(name, text)));
        return own.isPresent() ? "the administrator's own is back" : "deleted";
    }

    /** The administrator's key pair of that name in the new region. */
    Optional<KeyPair> there(String name) {
        return cloud.allowances(Side.NEW).keyPairs().stream()
                .filter(k -> k.name().equals(name))
                .findFirst();
    }

    private static Intent intent(String change, String step, String detail) {
        return new Intent(change, SUBJECT, step, detail);
    }
}
