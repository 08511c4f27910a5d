package io.icebridge.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.core.env.Environment;

/** Whether what is to be used is free, looked at before anything is done. */
final class BeforeStart {
    private static final int HIGHEST_PORT = 65535;

    private BeforeStart() {}

    /**
     * The port on which the application is to listen.
     *
     * @throws CannotStart when something else has it, or it is none
     */
    static void portFree(Environment environment) {
        String written = environment.getProperty("server.port", "8080");
        int port;
        try {
            port = Integer.parseInt(written.strip());
        } catch (NumberFormatException e) {
            throw new CannotStart("server.port: " + written + " is no number.");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new CannotStart("server.port: a port is a number up to 65535, not " + port + ".");
        }
        Listening listening = Listening.by(environment);
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(InetAddress.getByName(listening.address()), port));
        } catch (IOException taken) {
            throw CannotStart.here(
                    "Port %d on %s cannot be used (%s); end what uses it, or give another with --server.port=8081."
                            .formatted(port, listening.address(), taken.getMessage()));
        }
    }

    /**
     * A database's file, which only one program opens at a time.
     *
     * @throws CannotStart when another has it open
     */
    static void databaseFree(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse(file);
            }
        } catch (OverlappingFileLockException inThisProgram) {
            throw inUse(file);
        } catch (IOException e) {
            throw CannotStart.here("The database %s cannot be opened: %s".formatted(file, e));
        }
    }

    private static CannotStart inUse(Path file) {
        return CannotStart.here(
                "The database %s is open in another program; end that one, or give another folder with --data."
                        .formatted(file));
    }

    /**
     * A file that is to be read.
     *
     * @param name of the option or parameter
     * @throws CannotStart when it cannot be
     */
    static void readable(String name, Path file) {
        if (!Files.isReadable(file)) {
            throw new CannotStart(
                    "%s: %s cannot be read; give a file that this user may read."
                            .formatted(name, file));
        }
        if (Files.isDirectory(file)) {
            throw new CannotStart("%s: %s is a folder; give a file.".formatted(name, file));
        }
    }

    /**
     * A file that is to be written at the end.
     *
     * @throws CannotStart when it cannot be
     */
    static void writable(String option, Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw CannotStart.here(
                    "%s: there is no folder %s; make it first.".formatted(option, folder));
        }
        boolean can =
                Files.exists(file)
                        ? Files.isWritable(file) && !Files.isDirectory(file)
                        : Files.isWritable(folder);
        if (!can) {
            throw CannotStart.here(
                    "%s: %s cannot be written by this user.".formatted(option, file));
        }
    }
}
