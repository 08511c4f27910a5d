package io.icebridge.runbook.move;

import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.change.AllowanceChanges;
import io.icebridge.cloud.change.CloudChanges;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A cloud of which nothing but the administrator's key pairs matters. */
final class KeyPairsThere {
    /** By name. */
    final Map<String, KeyPair> there = new TreeMap<>();

    /** Whether an import has its effect and is never answered. */
    boolean deaf;

    Cloud cloud() {
        Allowances listed =
                Fake.of(Allowances.class)
                        .answering("keyPairs", a -> List.copyOf(there.values()))
                        .port();
        return Fake.of(Cloud.class).answering("allowances", a -> listed).port();
    }

    CloudChanges changes() {
        AllowanceChanges changed =
                Fake.of(AllowanceChanges.class)
                        .answering("deleteKeyPair", a -> there.remove(a[0]))
                        .answering("importKeyPair", a -> imported((KeyPair) a[0]))
                        .port();
        return Fake.of(CloudChanges.class).answering("allowances", a -> changed).port();
    }

    private Object imported(KeyPair key) {
        there.put(key.name(), key);
        if (deaf) {
            throw new CloudFailure(Reason.UNKNOWN, "POST os-keypairs", 0, 0, "timed out", null);
        }
        return null;
    }
}
