package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import java.util.List;
import java.util.Optional;

/** Key pairs that were lent to the administrator for a boot, and not given back yet. */
public final class LentKeys {
    private static final String RETURNED = "returnKey.";

    private final Journal journal;
    private final Cloud cloud;

    public LentKeys(Journal journal, Cloud cloud) {
        this.journal = journal;
        this.cloud = cloud;
    }

    /**
     * Deletes them in the new region, and brings the administrator's own of that name back.
     *
     * @return how many, in words
     */
    public String giveBack(String change) {
        List<String> keys =
                journal.of(change, "change").stream()
                        .filter(e -> e.intent().step().startsWith(TemporaryKeys.STEP))
                        .filter(Entry::settled)
                        .map(Entry::result)
                        .distinct()
                        .filter(k -> journal.result(change, "change", RETURNED + k).isEmpty())
                        .toList();
        for (String key : keys) {
            journal.perform(
                    new Intent(change, "change", RETURNED + key, "delete key pair " + key),
                    () -> giveBack(change, key));
        }
        return keys.size() + " key pairs given back";
    }

    private String giveBack(String change, String key) {
        cloud.compute(Side.NEW).deleteKeyPair(key);
        Optional<String> own = journal.result(change, "change", TemporaryKeys.KEPT + key);
        own.ifPresent(text -> cloud.compute(Side.NEW).importKeyPair(new KeyPair(key, text)));
        return own.isPresent() ? "the administrator's own is back" : "deleted";
    }
}
