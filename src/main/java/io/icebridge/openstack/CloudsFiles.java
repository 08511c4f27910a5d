package io.icebridge.openstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where OpenStack's clients look for {@code clouds.yaml}, and beside the cloud file before that.
 */
record CloudsFiles(Path cloudFileFolder, Path home, UnaryOperator<String> environment) {

    private static final String VARIABLE = "OS_CLIENT_CONFIG_FILE";

    static CloudsFiles beside(Path cloudFileFolder) {
        return new CloudsFiles(
                cloudFileFolder, Path.of(System.getProperty("user.home")), System::getenv);
    }

    /**
     * The files that there are, in order. The one that the environment names must exist, but need
     * not have the entry: a cloud file's own {@code clouds.yaml} lies beside it.
     */
    List<Path> clouds() {
        List<Path> candidates =
                Stream.concat(
                                Stream.ofNullable(named()),
                                folders().map(f -> f.resolve("clouds.yaml")))
                        .distinct()
                        .toList();
        List<Path> readable = candidates.stream().filter(Files::isReadable).toList();
        if (readable.isEmpty()) {
            throw new CredentialsProblem(
                    "No clouds.yaml found; looked for "
                            + candidates
                            + ". Write one, or name it in the environment variable "
                            + VARIABLE);
        }
        return readable;
    }

    private Path named() {
        String name = environment.apply(VARIABLE);
        if (name == null || name.isBlank()) {
            return null;
        }
        Path file = Path.of(name);
        if (!Files.isReadable(file)) {
            throw new CredentialsProblem(file + ": cannot be read; " + VARIABLE + " names it");
        }
        return file;
    }

    /** The file that holds the passwords, where a site keeps them apart. */
    Optional<Path> secure(Path clouds) {
        return Stream.concat(Stream.ofNullable(clouds.toAbsolutePath().getParent()), folders())
                .map(f -> f.resolve("secure.yaml"))
                .filter(Files::isReadable)
                .findFirst();
    }

    private Stream<Path> folders() {
        return Stream.of(
                cloudFileFolder.toAbsolutePath(),
                Path.of("").toAbsolutePath(),
                home.resolve(".config/openstack"),
                Path.of("/etc/openstack"));
    }
}
