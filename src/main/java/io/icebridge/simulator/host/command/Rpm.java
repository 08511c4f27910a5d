package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Installation;
import io.icebridge.simulator.host.machine.PackageCatalog;
import io.icebridge.simulator.host.machine.Packages;
import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.shell.Program;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code rpm -q}, {@code -qa}, {@code -K}, {@code -U} and {@code -e}. */
final class Rpm implements Program {

    @Override
    public int run(Call call) throws IOException {
        List<String> names = Options.operands(call, "--qf", "--queryformat");
        String flags =
                call.args().stream().filter(a -> a.matches("-[a-zA-Z]+")).findFirst().orElse("");
        if (flags.contains("U") || flags.equals("-ivh") || flags.equals("-i")) {
            return upgrade(call, names);
        }
        if (flags.contains("e")) {
            for (String name : names) {
                new Installation(call.machine()).erase(name);
            }
            return 0;
        }
        if (flags.equals("-K")) {
            return checked(call, names);
        }
        if (flags.contains("V")) {
            return 0;
        }
        if (flags.contains("f")) {
            return owners(call, names);
        }
        return flags.contains("a") ? all(call, names) : query(call, names);
    }

    private static int all(Call call, List<String> globs) throws IOException {
        for (Map.Entry<String, String> one : call.machine().packages().installed().entrySet()) {
            boolean meant =
                    globs.isEmpty()
                            || globs.stream()
                                    .anyMatch(
                                            g ->
                                                    call.machine()
                                                                    .packages()
                                                                    .matching(g)
                                                                    .contains(one.getKey())
                                                            || PackagePrograms.full(
                                                                            one.getKey(),
                                                                            one.getValue())
                                                                    .matches(
                                                                            g.replace(".", "\\.")
                                                                                    .replace(
                                                                                            "*",
                                                                                            ".*")));
            if (meant) {
                print(call, one.getKey(), one.getValue());
            }
        }
        return 0;
    }

    /** A file that is cut off does not tell all that it holds. */
    private static int checked(Call call, List<String> files) throws IOException {
        int status = 0;
        for (String file : files) {
            if (!call.files().exists(call.path(file))) {
                call.complain("error: " + file + ": open failed: No such file or directory");
                status = 1;
                continue;
            }
            boolean whole = call.files().text(call.path(file)).matches("\\S+ \\S+\n");
            call.say(file + (whole ? ": sha1 md5 OK" : ": sha1 MD5 NOT OK"));
            status = whole ? status : 1;
        }
        return status;
    }

    private static int owners(Call call, List<String> files) throws IOException {
        int status = 0;
        for (String file : files) {
            List<String> owners =
                    call.machine().site().catalog().items().stream()
                            .filter(i -> i.files().contains(call.path(file)))
                            .map(PackageCatalog.Item::name)
                            .filter(call.machine().packages()::has)
                            .toList();
            for (String name : owners) {
                print(call, name, call.machine().packages().version(name));
            }
            if (owners.isEmpty()) {
                call.say("file " + file + " is not owned by any package");
                status = 1;
            }
        }
        return status;
    }

    private static int query(Call call, List<String> names) throws IOException {
        int status = 0;
        for (String name : names) {
            String version = call.machine().packages().version(name);
            if (version == null) {
                call.say("package " + name + " is not installed");
                status = 1;
            } else if (name.equals("kernel") && call.has("--last")) {
                kernels(call);
            } else {
                print(call, name, version);
            }
        }
        return status;
    }

    /** A new kernel is put beside the old one. */
    private static void kernels(Call call) throws IOException {
        var kernel = call.machine().site().catalog().item("kernel");
        String newest = call.machine().packages().version("kernel");
        if (!newest.equals(kernel.havana())) {
            call.say("kernel-" + newest + ".x86_64            Mon 01 Sep 2014 10:00:00 AM UTC");
        }
        call.say(
                "kernel-" + kernel.havana() + ".x86_64            Tue 04 Feb 2014 10:00:00 AM UTC");
    }

    private static void print(Call call, String name, String version) throws IOException {
        String format = Options.value(call, "--qf", Options.value(call, "--queryformat", null));
        String[] parts = version.split("-", 2);
        call.write(
                format == null
                        ? PackagePrograms.full(name, version) + "\n"
                        : TextPrograms.unescape(format)
                                .replaceAll("(?i)%\\{name}", name)
                                .replaceAll("(?i)%\\{version}", parts[0])
                                .replaceAll("(?i)%\\{release}", parts.length > 1 ? parts[1] : "")
                                .replaceAll("(?i)%\\{arch}", "noarch"));
    }

    /** Packages from files whose names tell what they hold. */
    private static int upgrade(Call call, List<String> files) throws IOException {
        Packages packages = call.machine().packages();
        Map<String, String> versions = new LinkedHashMap<>();
        for (String file : files) {
            if (file.matches("[a-z]+://\\S+\\.rpm")) {
                packages.offerIcehouse();
                versions.put("rdo-release-icehouse", packages.offered("rdo-release-icehouse"));
                continue;
            }
            if (!call.files().exists(call.path(file))) {
                call.complain("error: open of " + file + " failed: No such file or directory");
                return 1;
            }
            String[] held = call.files().text(call.path(file)).strip().split(" ");
            if (held.length != 2) {
                call.complain("error: " + file + ": not an rpm package (or package manifest)");
                return 1;
            }
            int newer = packages.has(held[0]) ? packages.version(held[0]).compareTo(held[1]) : -1;
            boolean refused =
                    newer > 0 && !call.has("--oldpackage")
                            || newer == 0 && !call.has("--replacepkgs");
            if (refused) {
                call.complain(
                        "\tpackage "
                                + PackagePrograms.full(held[0], packages.version(held[0]))
                                + (newer > 0 ? " (which is newer than " + file + ")" : "")
                                + " is already installed");
                return 1;
            }
            versions.put(held[0], held[1]);
        }
        call.machine().pace().seconds(2.0 * versions.size());
        for (String left : new Installation(call.machine()).move(versions)) {
            call.complain(
                    "warning: " + left.replaceFirst("\\.rpmnew$", "") + " created as " + left);
        }
        return 0;
    }
}
