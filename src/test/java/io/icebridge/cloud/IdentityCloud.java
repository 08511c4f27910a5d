package io.icebridge.cloud;

import io.icebridge.cloud.change.CloudChanges;
import java.util.List;

/** A cloud of which a test needs Keystone alone: it issues tokens and has these projects. */
public final class IdentityCloud {
    private IdentityCloud() {}

    public static Cloud with(Project... projects) {
        Identity identity =
                Fake.of(Identity.class)
                        .answering("proveTokenIssue", a -> null)
                        .answering("projects", a -> List.of(projects))
                        .port();
        return Fake.of(Cloud.class)
                .answering("identity", a -> identity)
                .answering("changing", a -> Fake.of(CloudChanges.class).port())
                .port();
    }
}
