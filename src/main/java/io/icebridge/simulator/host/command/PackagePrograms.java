package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Packages;
import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
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
    }

    /** A package's full name as {@code rpm -q} says it. */
    static String full(String name, String version) {
        boolean binary = List.of("kernel", "mysql", "libvirt", "openvswitch").contains(name);
        return name + "-" + version + (binary ? ".x86_64" : ".noarch");
    }

    /**
     * Puts the offered version of packages, or a version named with them, into a folder. What is
     * not on offer is only told: the status is 1 when nothing at all was found.
     */
    private static int download(Call call) throws IOException {
        List<String> words = Options.operands(call, "--destdir");
        if (words.isEmpty()) {
            call.say("Usage: yumdownloader [options] package1 [package2] [package..]");
            return 0;
        }
        List<String> found = new ArrayList<>();
        for (String word : words) {
            String name = onOffer(call.machine().packages(), word);
            if (name == null) {
                call.complain("No Match for argument " + word);
            } else {
                found.add(name);
            }
        }
        if (found.isEmpty()) {
            call.complain("Nothing to download");
            return 1;
        }
        String folder = call.path(Options.value(call, "--destdir", "."));
        call.files().makeDirectories(folder);
        int status = 0;
        for (String name : found) {
            String offer = call.machine().packages().offered(name);
            call.machine().pace().seconds(1);
            String file = folder + "/" + full(name, offer) + ".rpm";
            try {
                call.files().write(file, name + " " + offer + "\n");
            } catch (FileSystemException e) {
                call.complain("Cannot write to file " + file + ". Error was: " + e.getReason());
                status = 2;
            }
        }
        return status;
    }

    private static String onOffer(Packages packages, String word) {
        String name = named(packages, word);
        String offer = name == null ? null : packages.offered(name);
        return offer == null || !word.equals(name) && !word.contains("-" + offer) ? null : name;
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
