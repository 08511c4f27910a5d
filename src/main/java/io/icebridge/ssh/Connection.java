package io.icebridge.ssh;

import io.icebridge.host.HostFailure;
import io.icebridge.host.HostFailure.Reason;
import java.io.IOException;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;

/** The way to one host: made when first needed, kept, and made again when it has ended. */
final class Connection {
    private final SshClient client;
    private final SshSettings.Address host;
    private final String user;
    private final Duration limit;
    private ClientSession session;

    Connection(SshClient client, SshSettings.Address host, SshSettings settings) {
        this.client = client;
        this.host = host;
        this.user = settings.user();
        this.limit = settings.connectLimit();
    }

    String name() {
        return host.name();
    }

    Duration limit() {
        return limit;
    }

    /**
     * @throws HostFailure when the host does not answer, is not the one that is known, or refuses
     *     us
     */
    synchronized ClientSession session() {
        if (session == null || !session.isOpen()) {
            session = login(connected());
        }
        return session;
    }

    /** Gives up a session that turned out to be dead, unless another one has taken its place. */
    synchronized void drop(ClientSession dead) {
        dead.close(true);
        if (session == dead) {
            session = null;
        }
    }

    private ClientSession connected() {
        AttributeRepository context = AttributeRepository.ofKeyValuePair(KnownHosts.HOST, host);
        try {
            return client.connect(user, host.address(), host.port(), context)
                    .verify(limit)
                    .getSession();
        } catch (IOException | RuntimeException e) {
            throw failure(Reason.UNREACHABLE, "does not answer on " + where(), e);
        }
    }

    private ClientSession login(ClientSession fresh) {
        try {
            fresh.auth().verify(limit);
            return fresh;
        } catch (IOException | RuntimeException e) {
            KnownHosts.Verdict verdict = fresh.getAttribute(KnownHosts.VERDICT);
            boolean answered = fresh.isOpen();
            fresh.close(true);
            throw refusal(verdict, answered, e);
        }
    }

    private HostFailure refusal(KnownHosts.Verdict verdict, boolean answered, Exception cause) {
        if (verdict == null) {
            return failure(Reason.UNREACHABLE, "does not speak SSH on " + where(), cause);
        }
        return switch (verdict) {
            case UNKNOWN ->
                    failure(Reason.KEY_UNKNOWN, "known_hosts has no key for " + where(), cause);
            case CHANGED ->
                    failure(
                            Reason.KEY_CHANGED,
                            "has another key on " + where() + " than known_hosts says",
                            cause);
            case REVOKED -> failure(Reason.KEY_CHANGED, "known_hosts revokes its key", cause);
            case KNOWN -> failure(Reason.REFUSED, "refuses the key of user " + user, cause);
        };
    }

    HostFailure failure(Reason reason, String message, Exception cause) {
        return new HostFailure(reason, host.name(), message, cause);
    }

    private String where() {
        return host.address() + " port " + host.port();
    }
}
