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

    static CloudsFiles beside(Path cloudFileFolder) {
        return new CloudsFiles(
                cloudFileFolder, Path.of(System.getProperty("user.home")), System::getenv);
    }

    /** The file that is read; a named one must exist. */
    Path clouds() {
        String named = environment.apply("OS_CLIENT_CONFIG_FILE");
        if (named != null && !named.isBlank()) {
            Path file = Path.of(named);
            if (!Files.isReadable(file)) {
                throw new CredentialsProblem(
                        file + ": cannot be read; OS_CLIENT_CONFIG_FILE names it");
            }
            return file;
        }
        List<Path> candidates = folders().map(f -> f.resolve("clouds.yaml")).toList();
        return candidates.stream()
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new CredentialsProblem(
                                        "No clouds.yaml found; looked for "
                                                + candidates
                                                + ". Write one, or name it in the environment"
                                                + " variable OS_CLIENT_CONFIG_FILE"));
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
