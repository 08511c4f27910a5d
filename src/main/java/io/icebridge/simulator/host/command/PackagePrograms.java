package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Packages;
import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** {@code yum}, {@code rpm} and {@code yumdownloader}. */
final class PackagePrograms {
    private PackagePrograms() {}

    static void addTo(Commands commands) {
        commands.add("yum", new Yum());
        commands.add("rpm", new Rpm());
        commands.add("rpm2cpio", PackageFiles::unpack);
        commands.add("cpio", PackageFiles::extract);
        commands.add("yumdownloader", "yum-utils", PackagePrograms::download);
        commands.add("yum-complete-transaction", "yum-utils", call -> 0);
        commands.add("package-cleanup", "yum-utils", call -> 0);
    }

    /** A package's full name as {@code rpm -q} says it. */
    static String full(String name, String version) {
        boolean binary = List.of("kernel", "mysql", "libvirt", "openvswitch").contains(name);
        return name + "-" + version + (binary ? ".x86_64" : ".noarch");
    }

    /** Puts the offered version of packages, or a version named with them, into a folder. */
    private static int download(Call call) throws IOException {
        String folder = call.path(Options.value(call, "--destdir", "."));
        if (!call.files().isDirectory(folder)) {
            return call.fail(1, folder + ": No such file or directory");
        }
        Packages packages = call.machine().packages();
        int status = 0;
        for (String word : Options.operands(call, "--destdir")) {
            String name = named(packages, word);
            String offer = name == null ? null : packages.offered(name);
            boolean other = name != null && !word.equals(name) && !word.contains("-" + offer);
            if (offer == null || other) {
                status = call.fail(1, "No Match for argument " + word);
                continue;
            }
            call.machine().pace().seconds(1);
            call.files()
                    .write(folder + "/" + full(name, offer) + ".rpm", name + " " + offer + "\n");
        }
        return status;
    }

    /** The package that a word means: its name alone, or with version and architecture. */
    static String named(Packages packages, String word) {
        String base = word.substring(word.lastIndexOf('/') + 1);
        return packages.matching("*").stream()
                .filter(n -> base.equals(n) || base.matches(Pattern.quote(n) + "-\\d.*"))
                .findFirst()
                .orElse(null);
    }
}
