package io.icebridge.ssh;

import io.icebridge.ed25519.Ed25519;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;

/** The one SSH client. */
final class Client {
    /** A host that answers none of the heartbeats for about a minute is lost. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int MISSED_HEARTBEATS = 3;

    private Client() {}

    static SshClient started(SshSettings settings) {
        Ed25519.register();
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(keys(settings)));
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        allowOldHosts(client);
        KnownHosts known = new KnownHosts(settings.knownHosts());
        client.setServerKeyVerifier(known);
        client.addSessionListener(known);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, MISSED_HEARTBEATS);
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, settings.connectLimit());
        CoreModuleProperties.AUTH_TIMEOUT.set(client, settings.connectLimit());
        // a command is several small packets, which would wait for each other's acknowledgement
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        client.start();
        return client;
    }

    /** OpenSSH 5.3 of CentOS 6 signs with {@code ssh-rsa} only. */
    private static void allowOldHosts(SshClient client) {
        List<String> names = new ArrayList<>(client.getSignatureFactoriesNames());
        if (!names.contains(BuiltinSignatures.rsa.getName())) {
            names.add(BuiltinSignatures.rsa.getName());
            client.setSignatureFactoriesNames(names);
        }
    }

    private static List<KeyPair> keys(SshSettings settings) {
        FileKeyPairProvider file = new FileKeyPairProvider(settings.key());
        file.setPasswordFinder(FilePasswordProvider.EMPTY);
        List<KeyPair> keys = new ArrayList<>();
        try {
            file.loadKeys(null).forEach(keys::add);
        } catch (RuntimeException e) {
            throw unusable(settings, e);
        }
        if (keys.isEmpty()) {
            throw unusable(settings, null);
        }
        return keys;
    }

    private static IllegalArgumentException unusable(SshSettings settings, Exception cause) {
        return new IllegalArgumentException(
                settings.key() + " holds no private key that can be read without a passphrase",
                cause);
    }
}
