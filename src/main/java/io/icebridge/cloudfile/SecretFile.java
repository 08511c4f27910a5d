package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** A file that holds one secret and nothing else. */
public final class SecretFile {
    private SecretFile() {}

    /** What is wrong with one, and what to do about it. */
    record Wrong(String what, String remedy) {}

    /**
     * The secret, without the line's end.
     *
     * @throws IOException when it cannot be read any more
     */
    public static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    /** Adds what is wrong with the one that the key names, if it names any. */
    static void check(Text text, String key, JsonNode named) {
        if (named.isTextual() && !named.asText().isEmpty()) {
            problem(Mapping.beside(text.file(), named.asText()))
                    .ifPresent(wrong -> text.add(key, wrong.what(), wrong.remedy()));
        }
    }

    static Optional<Wrong> problem(Path file) {
        try {
            if (read(file).isEmpty()) {
                return Optional.of(new Wrong(file + " is empty", "Write the secret into it."));
            }
        } catch (IOException e) {
            return Optional.of(
                    new Wrong(
                            "there is no file " + file + " that this user may read",
                            "Give its path, relative to the cloud file's folder."));
        }
        return readByOthers(file)
                ? Optional.of(
                        new Wrong(
                                "others than its owner may read " + file,
                                "Run chmod 600 " + file + "."))
                : Optional.empty();
    }

    static boolean readByOthers(Path file) {
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
            return allowed.contains(PosixFilePermission.OTHERS_READ)
                    || allowed.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException noPermissionsHere) {
            return false;
        }
    }
}
