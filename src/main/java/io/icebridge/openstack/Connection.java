package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.time.Clock;
import java.util.List;
import org.openstack4j.core.transport.Config;

/** What a cloud's views share. Nothing is called before the first use. */
final class Connection {

    private final Login login;
    private final Retries retries;
    private final Wire wire;

    Connection(
            Credentials credentials,
            List<String> regions,
            Limits limits,
            Clock clock,
            Pause pause) {
        Config config =
                Config.newConfig()
                        .withEndpointURLResolver(
                                new CatalogueResolver(regions, credentials.overrides()))
                        .withConnectionTimeout((int) limits.connect().toMillis())
                        .withReadTimeout((int) limits.whole().toMillis());
        credentials.trust().context(credentials.source()).ifPresent(config::withSSLContext);
        retries = new Retries(pause);
        login = new Login(credentials, config, new Once<>(() -> root(credentials, config)));
        Tokens tokens = new Tokens(this::login, clock);
        wire = new Wire(new Sessions(tokens, credentials.facing()), retries);
    }

    Wire wire() {
        return wire;
    }

    boolean v3() {
        return login.v3();
    }

    /** A new token for the administrator's own project. */
    Ticket login() {
        return login("");
    }

    /** Logging in changes nothing, so it may be done again like reading. */
    private Ticket login(String projectId) {
        try {
            return retries.reading(() -> login.to(projectId));
        } catch (CloudFailure failure) {
            if (failure.reason() != Reason.UNKNOWN) {
                throw failure;
            }
            // the call that wanted the token was surely not made
            throw new CloudFailure(
                    Reason.UNREACHABLE,
                    "login",
                    failure.status(),
                    failure.retryAfterSeconds(),
                    failure.getMessage(),
                    failure);
        }
    }

    private KeystoneRoot root(Credentials credentials, Config config) {
        return retries.reading(() -> KeystoneRoot.of(credentials, config));
    }
}
