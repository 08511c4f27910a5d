package io.icebridge.ssh;

import io.icebridge.host.HostFailure;
import io.icebridge.host.HostFailure.Reason;
import java.io.IOException;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;

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
            session = connected();
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
        KnownHosts.Target target = new KnownHosts.Target(host);
        ClientSession fresh = null;
        try {
            fresh =
                    client.connect(user, host.address(), host.port(), context(target))
                            .verify(limit)
                            .getSession();
            fresh.auth().verify(limit);
            return fresh;
        } catch (IOException | RuntimeException e) {
            boolean answered = fresh != null;
            if (answered) {
                fresh.close(true);
            }
            throw refusal(target.verdict(), answered, e);
        }
    }

    private static AttributeRepository context(KnownHosts.Target target) {
        return AttributeRepository.ofKeyValuePair(KnownHosts.TARGET, target);
    }

    private HostFailure refusal(KnownHosts.Verdict verdict, boolean answered, Exception cause) {
        if (verdict == null) {
            String how = answered ? "does not speak SSH on " : "does not answer on ";
            return failure(Reason.UNREACHABLE, how + where(), cause);
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
            case KNOWN ->
                    keyRefused(cause)
                            ? failure(Reason.REFUSED, "refuses the key of user " + user, cause)
                            : failure(Reason.UNREACHABLE, "ended the login on " + where(), cause);
        };
    }

    /** Unlike a host that went away, or took too long, while we logged in. */
    private static boolean keyRefused(Exception cause) {
        return cause instanceof SshException refused
                && refused.getDisconnectCode()
                        == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }

    HostFailure failure(Reason reason, String message, Exception cause) {
        return new HostFailure(reason, host.name(), message, cause);
    }

    private String where() {
        return host.address() + " port " + host.port();
    }
}
