package io.icebridge.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** OpenSSH's own server on loopback, with a host key and a client key made for it. */
public final class RealSshd implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Path dir;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    RealSshd(Path dir, String clientKeyType) {
        this(dir, clientKeyType, Map.of());
    }

    /** The environment is what every command on the host finds. */
    public RealSshd(Path dir, String clientKeyType, Map<String, String> environment) {
        this.dir = dir;
        this.environment = new TreeMap<>(environment);
        // the shell would read whatever the one who runs the tests has in .bashrc
        this.environment.putIfAbsent("HOME", dir.toString());
        port = freePort();
        keygen(clientKeyType, "id");
        keygen("ed25519", "host_ed25519");
        keygen("rsa", "host_rsa");
        knownHosts("[127.0.0.1]:" + port + " " + publicKey("host_ed25519"));
        start(List.of("host_rsa", "host_ed25519"));
    }

    /** Below those that the system gives away, one of which another program could get meanwhile. */
    private static int freePort() {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket free =
                    new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Without it, or where a test may not start it (it wants root), there is nothing to test. */
    public static boolean installed() {
        return Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
    }

    public SshSettings settings() {
        return settings(false, Duration.ofSeconds(10));
    }

    SshSettings settings(boolean sudo, Duration limit) {
        return new SshSettings(
                dir.resolve("id"),
                dir.resolve("known_hosts"),
                "root",
                sudo,
                limit,
                List.of(new SshSettings.Address("ctl-1", "127.0.0.1", port)));
    }

    int port() {
        return port;
    }

    public void knownHosts(String lines) {
        try {
            Files.writeString(dir.resolve("known_hosts"), lines + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String publicKey(String name) {
        try {
            return Files.readString(dir.resolve(name + ".pub")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void keygen(String type, String name) {
        run("ssh-keygen", "-q", "-t", type, "-N", "", "-f", dir.resolve(name).toString());
    }

    void hashKnownHosts() {
        run("ssh-keygen", "-q", "-H", "-f", dir.resolve("known_hosts").toString());
    }

    /** Stops listening and comes back with other keys. */
    public void restart(List<String> hostKeys) {
        close();
        start(hostKeys);
    }

    private void start(List<String> hostKeys) {
        try {
            Files.createDirectories(Path.of("/run/sshd"));
            StringBuilder config = new StringBuilder();
            config.append("Port ").append(port).append("\nListenAddress 127.0.0.1\n");
            hostKeys.forEach(k -> config.append("HostKey ").append(dir.resolve(k)).append('\n'));
            config.append("AuthorizedKeysFile ").append(dir.resolve("id.pub"));
            config.append("\nPidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n");
            config.append("PermitRootLogin prohibit-password\nAcceptEnv LANG LC_*\n");
            config.append("SetEnv");
            environment.forEach((k, v) -> config.append(' ').append(k).append('=').append(v));
            config.append('\n');
            Path file = Files.writeString(dir.resolve("sshd_config"), config);
            process =
                    new ProcessBuilder(PROGRAM.toString(), "-D", "-f", file.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(dir.resolve("sshd.log").toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (!listens()) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("sshd ended, see " + dir.resolve("sshd.log"));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the listener and, with it, its connections. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
