package io.icebridge.simulator.host;

import io.icebridge.ed25519.Ed25519;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** The keys of the hosts and of the one client. */
final class Keys {
    static {
        Ed25519.register();
    }

    private final KeyPair client = fresh();
    private final Map<String, KeyPair> hosts = new ConcurrentHashMap<>();

    PublicKey client() {
        return client.getPublic();
    }

    KeyPair host(String name) {
        return hosts.computeIfAbsent(name, n -> fresh());
    }

    void change(String name) {
        hosts.put(name, fresh());
    }

    Path write(Path folder, Map<String, Integer> ports) throws IOException {
        Files.createDirectories(folder);
        Path key = folder.resolve("id_ed25519");
        Files.deleteIfExists(key);
        Files.createFile(
                key,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(key)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                    client, "simulated hosts", null, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        StringBuilder known = new StringBuilder();
        new TreeMap<>(ports)
                .forEach(
                        (name, port) ->
                                known.append("[127.0.0.1]:")
                                        .append(port)
                                        .append(' ')
                                        .append(PublicKeyEntry.toString(host(name).getPublic()))
                                        .append('\n'));
        Files.writeString(folder.resolve("known_hosts"), known);
        return key;
    }

    private static KeyPair fresh() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
