package io.icebridge.cloud.change;

import io.icebridge.cloud.KeyPair;
import java.util.Map;

/** What changes the quotas and key pairs of one region's Nova. */
public interface AllowanceChanges {

    void setQuota(String projectId, Map<String, Integer> quota);

    void setUsualQuota(Map<String, Integer> quota);

    void importKeyPair(KeyPair keyPair);

    /** Harmless when it is gone. */
    void deleteKeyPair(String name);
}
