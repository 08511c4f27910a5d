package io.icebridge.openstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where OpenStack's clients look for {@code clouds.yaml} and its companions, and beside the cloud
 * file before that.
 */
record CloudsFiles(Path cloudFileFolder, Path home, Map<String, String> environment) {

    private static final String CLOUDS = "OS_CLIENT_CONFIG_FILE";
    private static final String SECURE = "OS_CLIENT_SECURE_FILE";

    static CloudsFiles beside(Path cloudFileFolder) {
        return new CloudsFiles(
                cloudFileFolder, Path.of(System.getProperty("user.home")), System.getenv());
    }

    /**
     * The files that there are, in order. The one that the environment names must exist, but need
     * not have the entry: a cloud file's own {@code clouds.yaml} lies beside it.
     */
    List<Path> clouds() {
        List<Path> candidates =
                Stream.concat(named(CLOUDS), folders().flatMap(f -> in(f, "clouds")))
                        .distinct()
                        .toList();
        List<Path> readable = candidates.stream().filter(Files::isReadable).toList();
        if (readable.isEmpty()) {
            throw new CredentialsProblem(
                    "No clouds.yaml found; looked for "
                            + candidates
                            + ". Write one, or name it in the environment variable "
                            + CLOUDS
                            + ", or write 'cloud: "
                            + Environment.ENTRY
                            + "' in the cloud file to take the OS_* variables alone");
        }
        return readable;
    }

    /** The file that holds the passwords, where a site keeps them apart. */
    Optional<Path> secure(Path clouds) {
        return Stream.concat(named(SECURE), around(clouds).flatMap(f -> in(f, "secure")))
                .filter(Files::isReadable)
                .findFirst();
    }

    /** The file of profiles, which entries build on. */
    Optional<Path> profiles(Path clouds) {
        return around(clouds)
                .flatMap(f -> in(f, "clouds-public"))
                .filter(Files::isReadable)
                .findFirst();
    }

    private Stream<Path> named(String variable) {
        String name = environment.getOrDefault(variable, "");
        if (name.isBlank()) {
            return Stream.empty();
        }
        Path file = Path.of(name);
        if (!Files.isReadable(file)) {
            throw new CredentialsProblem(file + ": cannot be read; " + variable + " names it");
        }
        return Stream.of(file);
    }

    private static Stream<Path> in(Path folder, String name) {
        return Stream.of(".yaml", ".yml", ".json").map(suffix -> folder.resolve(name + suffix));
    }

    private Stream<Path> around(Path clouds) {
        return Stream.concat(Stream.ofNullable(clouds.toAbsolutePath().getParent()), folders());
    }

    private Stream<Path> folders() {
        return Stream.of(
                cloudFileFolder.toAbsolutePath(),
                Path.of("").toAbsolutePath(),
                home.resolve(".config/openstack"),
                Path.of("/etc/openstack"));
    }
}
