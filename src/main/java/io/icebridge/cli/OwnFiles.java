package io.icebridge.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that nobody but their owner reads, on systems that know owners. */
final class OwnFiles {
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");

    private OwnFiles() {}

    /** Replaces what was there; it was nobody else's at any moment. */
    static OutputStream replace(Path file) throws IOException {
        make(file);
        return Files.newOutputStream(file);
    }

    /** Makes an empty file, or takes one that is there away from others. */
    static void make(Path file) throws IOException {
        try {
            Files.createFile(file, only(file, FILE));
        } catch (FileAlreadyExistsException before) {
            restrict(file, FILE);
        }
    }

    /** Makes the folder; one that was there before is left as it is. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, only(folder, FOLDER));
        }
    }

    static void restrictFolder(Path folder) throws IOException {
        restrict(folder, FOLDER);
    }

    /** What is no file of its own, such as a terminal, is let alone. */
    private static void restrict(Path path, Set<PosixFilePermission> to) throws IOException {
        if (knowsOwners(path) && (Files.isRegularFile(path) || Files.isDirectory(path))) {
            Files.setPosixFilePermissions(path, to);
        }
    }

    private static FileAttribute<?>[] only(Path path, Set<PosixFilePermission> permissions) {
        return knowsOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
