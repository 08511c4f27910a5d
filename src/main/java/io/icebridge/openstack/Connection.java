package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.TokenSource;
import java.time.Clock;
import java.util.List;
import org.openstack4j.core.transport.Config;

/** What a cloud's views share. Nothing is called before the first use. */
final class Connection {

    private final ProjectLogins logins;
    private final Retries retries;
    private final Wire wire;

    Connection(
            Credentials credentials,
            List<Credentials> projects,
            List<String> regions,
            Limits limits,
            Clock clock,
            Pause pause) {
        retries = new Retries(pause);
        logins =
                new ProjectLogins(
                        login(credentials, regions, limits),
                        projects.stream().map(c -> login(c, regions, limits)).toList());
        Tokens tokens = new Tokens(this::login, clock);
        wire = new Wire(new Sessions(tokens, credentials.facing()), retries, new Microversions());
    }

    private Login login(Credentials credentials, List<String> regions, Limits limits) {
        Config config =
                Config.newConfig()
                        .withEndpointURLResolver(
                                new CatalogueResolver(regions, credentials.overrides()))
                        .withConnectionTimeout((int) limits.connect().toMillis())
                        .withReadTimeout((int) limits.whole().toMillis());
        credentials.trust().context(credentials.source()).ifPresent(config::withSSLContext);
        return new Login(credentials, config, new Once<>(() -> root(credentials, config)));
    }

    Wire wire() {
        return wire;
    }

    boolean v3() {
        return logins.v3();
    }

    /** How a token for the project is come by; asks Keystone where it is not known yet. */
    TokenSource source(String projectId) {
        return retries.reading(() -> logins.source(projectId));
    }

    /** A new token for the administrator's own project. */
    Ticket login() {
        return login("");
    }

    /** Logging in changes nothing, so it may be done again like reading. */
    private Ticket login(String projectId) {
        try {
            return retries.reading(() -> logins.to(projectId));
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
