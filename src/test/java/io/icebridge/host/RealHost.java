package io.icebridge.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.ssh.RealSshd;
import io.icebridge.ssh.SshHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A controller with Keystone behind OpenSSH's own server: a real shell, tar, find and files, and
 * for yum, rpm, mysql and the like small programs that keep what they do under a folder.
 */
public final class RealHost implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of(
                    "yum",
                    "yumdownloader",
                    "chroot",
                    "rpm",
                    "openstack-service",
                    "service",
                    "keystone-manage",
                    "openstack-db",
                    "mysql",
                    "mysqladmin",
                    "mysqldump",
                    "python");

    /** What its administrator has set. */
    public static final String CONF =
            """
            [database]
            connection = mysql://keystone:pw@localhost/keystone
            [DEFAULT]
            # who may
            admin_token = ours
            """;

    private final Path root;
    private final RealSshd sshd;
    private SshHosts hosts;
    private Duration limit = Duration.ofMinutes(1);

    public RealHost(Path folder) {
        root = folder.resolve("root");
        put("etc/keystone/keystone.conf", CONF);
        put("rpms/openstack-keystone", "2013.2-1.el6\n");
        put("rpms/python-keystone", "2013.2-1.el6\n");
        put("rpms/openstack-utils", "2013.2-2.el6\n");
        put("units/openstack-keystone", "");
        put("db/keystone", "schema of havana\n" + "a row\n".repeat(1000));
        put("log", "");
        PROGRAMS.forEach(this::program);
        program("common");
        sshd =
                new RealSshd(
                        folder,
                        "ed25519",
                        Map.of(
                                "PATH",
                                root.resolve("bin") + ":/usr/bin:/bin",
                                "ICEBRIDGE_ROOT",
                                root.toString()));
        hosts = new SshHosts(sshd.settings());
    }

    private void program(String name) {
        put("bin/" + name, MovedProfile.resource("/io/icebridge/host/programs/" + name));
        root.resolve("bin").resolve(name).toFile().setExecutable(true);
    }

    /** The site as a program that has just been started sees it; what it waits passes faster. */
    public Site site() {
        hosts.close();
        hosts = new SshHosts(sshd.settings());
        return new Site(
                TestCloudFile.with("ctl-1", List.of("identity", "database"), "keystone"),
                name -> hurried(hosts.host(name)),
                MovedProfile.under(root, 1),
                pause -> LockSupport.parkNanos(pause.toNanos() / 20));
    }

    private Host hurried(Host host) {
        return new Host() {
            @Override
            public String name() {
                return host.name();
            }

            @Override
            public Result run(Command command) {
                return host.run(command.within(limit));
            }
        };
    }

    /** The limit of every command from here on. */
    public void patience(Duration newLimit) {
        limit = newLimit;
    }

    /** What the program of that name does before anything else. */
    public void trap(String program, String shell) {
        put("traps/" + program, shell);
    }

    public void noTrap(String program) {
        remove("traps/" + program);
    }

    public RealSshd sshd() {
        return sshd;
    }

    /** Where a backup of the change goes. */
    public Path backups(String change) {
        return root.resolve("var/lib/icebridge/backup").resolve(change);
    }

    public Path path(String file) {
        return root.resolve(file);
    }

    public boolean there(String file) {
        return Files.exists(root.resolve(file));
    }

    /** Until the host has the file, however slow the machine is. */
    public void awaitThere(String file) {
        for (int look = 0; look < 10_000 && !there(file); look++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(there(file)).as("the host has " + file).isTrue();
    }

    public void put(String file, String text) {
        try {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove(String file) {
        try {
            Files.deleteIfExists(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How its programs were called. */
    public List<String> calls() {
        return read("log").lines().toList();
    }

    @Override
    public void close() {
        hosts.close();
        sshd.close();
    }
}
