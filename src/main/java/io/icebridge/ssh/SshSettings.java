package io.icebridge.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the hosts are reached.
 *
 * @param key the private key's file, in OpenSSH's or PEM's form, without a passphrase; CentOS 6
 *     knows RSA keys alone
 * @param knownHosts in OpenSSH's form; a host that it does not name is refused
 * @param sudo whether commands are run through {@code sudo -n}, for a user other than root
 * @param connectLimit for each of: connecting, exchanging keys, logging in, opening a channel
 */
public record SshSettings(
        Path key,
        Path knownHosts,
        String user,
        boolean sudo,
        Duration connectLimit,
        List<Address> hosts) {

    /**
     * Where a host listens.
     *
     * @param name as the cloud file calls it
     * @param address a name or an IP address, as {@code known_hosts} has it
     */
    public record Address(String name, String address, int port) {}

    public SshSettings {
        hosts = List.copyOf(hosts);
    }
}
