package io.icebridge.ssh;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.Signature;

/**
 * Trusts the hosts that {@code known_hosts} names with the keys that it names, and no other. The
 * file is read anew for each connection, so that an operator's correction counts at once.
 */
final class KnownHosts implements ServerKeyVerifier, SessionListener {
    /** Which host a session is meant to reach. */
    static final AttributeKey<Target> TARGET = new AttributeKey<>();

    /** A host with what was found out about its key; null until it has shown one. */
    static final class Target {
        private final SshSettings.Address host;
        private volatile Verdict verdict;

        Target(SshSettings.Address host) {
            this.host = host;
        }

        Verdict verdict() {
            return verdict;
        }
    }

    /** What the file says of a key. */
    enum Verdict {
        KNOWN,
        UNKNOWN,
        CHANGED,
        REVOKED
    }

    private final Path file;

    KnownHosts(Path file) {
        this.file = file;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
        Target target = target(session);
        target.verdict = judge(entries(target.host), key);
        return target.verdict == Verdict.KNOWN;
    }

    /**
     * Asks the host for a key of the kinds that the file names: it may have others as well, which
     * would look like a change.
     */
    @Override
    public void sessionCreated(Session session) {
        List<String> known =
                entries(target(session).host).stream()
                        .map(e -> e.getKeyEntry().getKeyType())
                        .toList();
        List<NamedFactory<Signature>> kinds = new ArrayList<>(session.getSignatureFactories());
        kinds.sort(Comparator.comparing(k -> !known.contains(keyType(k.getName()))));
        session.setSignatureFactories(kinds);
    }

    private static Verdict judge(List<KnownHostEntry> entries, PublicKey key) {
        Verdict verdict = entries.isEmpty() ? Verdict.UNKNOWN : Verdict.CHANGED;
        for (KnownHostEntry entry : entries) {
            if (KeyUtils.compareKeys(publicKey(entry), key)) {
                if ("revoked".equals(entry.getMarker())) {
                    return Verdict.REVOKED;
                }
                verdict = Verdict.KNOWN;
            }
        }
        return verdict;
    }

    private List<KnownHostEntry> entries(SshSettings.Address host) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return KnownHostEntry.readKnownHostEntries(file).stream()
                    .filter(e -> e.isHostMatch(host.address(), host.port()))
                    .filter(e -> !"cert-authority".equals(e.getMarker()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static PublicKey publicKey(KnownHostEntry entry) {
        try {
            return entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
        } catch (IOException | GeneralSecurityException e) {
            return null;
        }
    }

    private static Target target(Session session) {
        return ((ClientSession) session).getConnectionContext().getAttribute(TARGET);
    }

    private static String keyType(String signature) {
        return KeyUtils.getCanonicalKeyType(signature);
    }
}
