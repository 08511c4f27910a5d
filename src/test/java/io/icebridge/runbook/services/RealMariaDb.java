package io.icebridge.runbook.services;

import io.icebridge.host.Command;
import io.icebridge.host.ShellHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A MariaDB server of this machine's own, in a folder, reached through a socket alone. */
public final class RealMariaDb implements AutoCloseable {
    private final Process server;
    public final ShellHost host;

    public RealMariaDb(Path folder) throws IOException, InterruptedException {
        this(folder, System.getenv("PATH"));
    }

    /** With a search path of its own for what is run on its host. */
    RealMariaDb(Path folder, String path) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path socket = folder.resolve("db.sock");
        Files.writeString(
                folder.resolve(".my.cnf"), "[client]\nsocket=" + socket + "\nuser=root\n");
        host = new ShellHost(Map.of("HOME", folder.toString(), "PATH", path));
        // Two servers that start at once would clean each other's files out of a shared /tmp.
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        List<String> own =
                List.of(
                        "--no-defaults",
                        "--user=root",
                        "--datadir=" + data,
                        "--tmpdir=" + temporary);
        run(folder, "mariadb-install-db", own, "--auth-root-authentication-method=normal");
        server =
                start(
                        folder,
                        "/usr/sbin/mariadbd",
                        own,
                        "--socket=" + socket,
                        "--skip-networking",
                        "--pid-file=" + folder.resolve("db.pid"));
        awaitAnswer();
    }

    public static boolean installed() {
        return Files.isExecutable(Path.of("/usr/sbin/mariadbd"))
                && Files.isExecutable(Path.of("/usr/bin/mariadb-install-db"));
    }

    private static void run(Path folder, String program, List<String> own, String more)
            throws IOException, InterruptedException {
        if (start(folder, program, own, more).waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("log")));
        }
    }

    private static Process start(Path folder, String program, List<String> own, String... more)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(own);
        words.addAll(List.of(more));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void awaitAnswer() {
        for (int look = 0; look < 300; look++) {
            if (host.run(Command.of("mysql -N -B -e 'select 1'")).ok()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new IllegalStateException("MariaDB does not answer");
    }

    public String query(String schema, String sql) {
        var result = host.run(Command.of("mysql -N -B " + schema).reading(sql + ";\n"));
        if (!result.ok()) {
            throw new IllegalStateException(result.errors());
        }
        return result.output().strip();
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        server.waitFor(30, TimeUnit.SECONDS);
    }
}
