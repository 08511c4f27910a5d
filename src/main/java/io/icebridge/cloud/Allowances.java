package io.icebridge.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What projects and users have in one region's Nova. */
public interface Allowances {

    /**
     * A project's quota, by Nova's own names ({@code instances}, {@code cores}, {@code ram}...).
     */
    Map<String, Integer> quota(String projectId);

    /** What a project has that nobody gave a quota. */
    Map<String, Integer> usualQuota();

    /** How often Nova lets a user call what, a line each; empty where its limiter is off. */
    List<String> rateLimits();

    /** A key pair of any user; empty where there is none, or this Nova does not tell of others'. */
    Optional<KeyPair> keyPair(String userId, String name);

    /** Key pairs of the calling user. */
    List<KeyPair> keyPairs();
}
