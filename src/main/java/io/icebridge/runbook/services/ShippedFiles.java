package io.icebridge.runbook.services;

import io.icebridge.host.Result;
import io.icebridge.runbook.config.ConfigFile;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configuration files as the old release's packages brought them, before anybody changed them. */
final class ShippedFiles {
    private final Profile profile;
    private final OldPackages packages;

    ShippedFiles(Profile profile) {
        this.profile = profile;
        this.packages = new OldPackages(profile);
    }

    /** Empty where no package that was kept on the host has the file. */
    Optional<ConfigFile> of(HostWork host, ServiceProfile service, String path) {
        return kept(host, service, path)
                .map(name -> packages.file(name))
                .flatMap(kept -> shipped(host, kept, path))
                .map(text -> ConfigFile.parse(path, text));
    }

    /** The old package, with its version, that brought the file. */
    private Optional<String> kept(HostWork host, ServiceProfile service, String path) {
        List<String> before = BackUpService.versionsBefore(host, service);
        Result owner =
                host.look(Template.command(profile.configuration().owner(), Map.of("file", path)));
        return !owner.ok()
                ? Optional.empty()
                : owner.output()
                        .lines()
                        .flatMap(name -> before.stream().filter(p -> isOf(name.strip(), p)))
                        .findFirst();
    }

    /** A version begins with a digit, so that keystone is not taken for keystone-doc. */
    private static boolean isOf(String name, String versioned) {
        return versioned.startsWith(name + "-")
                && Character.isDigit(versioned.charAt(name.length() + 1));
    }

    private Optional<String> shipped(HostWork host, String kept, String path) {
        Result file =
                host.look(
                        Template.command(
                                profile.configuration().shipped(),
                                Map.of("package", kept, "file", path)));
        return file.ok() && !file.output().isBlank()
                ? Optional.of(file.output())
                : Optional.empty();
    }
}
