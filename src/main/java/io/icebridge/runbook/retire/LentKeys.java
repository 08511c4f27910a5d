package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import java.util.List;
import java.util.Optional;

/** Key pairs that were lent for a boot and, where the moves ended early, not given back. */
final class LentKeys {
    private final Journal journal;
    private final Cloud cloud;

    LentKeys(Journal journal, Cloud cloud) {
        this.journal = journal;
        this.cloud = cloud;
    }

    /** Deletes them in the new region, and brings the administrator's own of that name back. */
    String giveBack(String change) {
        List<String> keys =
                journal.of(change, "change").stream()
                        .filter(e -> e.intent().step().startsWith("lendKey."))
                        .filter(Entry::settled)
                        .map(Entry::result)
                        .distinct()
                        .filter(k -> journal.result(change, "change", "returnKey." + k).isEmpty())
                        .toList();
        for (String key : keys) {
            journal.perform(
                    new Intent(change, "change", "returnKey." + key, "delete key pair " + key),
                    () -> giveBack(change, key));
        }
        return keys.size() + " key pairs given back";
    }

    private String giveBack(String change, String key) {
        boolean there =
                cloud.compute(Side.NEW).keyPairs().stream().anyMatch(k -> k.name().equals(key));
        if (there) {
            cloud.compute(Side.NEW).deleteKeyPair(key);
        }
        Optional<String> own = journal.result(change, "change", "keepKey." + key);
        own.ifPresent(text -> cloud.compute(Side.NEW).importKeyPair(new KeyPair(key, text)));
        return own.isPresent() ? "the administrator's own is back" : "deleted";
    }
}
