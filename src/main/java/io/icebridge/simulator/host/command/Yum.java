package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Installation;
import io.icebridge.simulator.host.machine.Packages;
import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.shell.Program;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code yum} with the repositories of one release at a time. */
final class Yum implements Program {
    /** What one package takes to download and install, in simulated seconds. */
    private static final double EACH = 4;

    @Override
    public int run(Call call) throws IOException {
        List<String> words = call.operands();
        if (words.isEmpty()) {
            return call.fail(1, "You need to give some command");
        }
        List<String> rest = words.subList(1, words.size());
        String folder = InstallRoot.named(call);
        if (folder != null && words.get(0).equals("install")) {
            return InstallRoot.install(call, folder, rest);
        }
        return switch (words.get(0)) {
            case "install" -> install(call, rest);
            case "upgrade", "update" -> upgrade(call, rest);
            case "erase", "remove" -> erase(call, rest);
            case "list" -> list(call, rest);
            case "check-update" -> checkUpdate(call, rest);
            case "repolist" -> repolist(call);
            case "clean", "makecache" -> 0;
            default -> call.fail(1, "No such command: " + words.get(0));
        };
    }

    /** Installs what is missing and, as {@code yum} does, updates what is named and older. */
    private static int install(Call call, List<String> words) throws IOException {
        Packages packages = call.machine().packages();
        Installation installation = new Installation(call.machine());
        List<String> missing = new ArrayList<>();
        int unknown = 0;
        for (String word : words) {
            if (word.matches("[a-z]+://\\S+\\.rpm")) {
                packages.offerIcehouse();
                if (!packages.has("rdo-release-icehouse")) {
                    missing.add("rdo-release-icehouse");
                }
                continue;
            }
            List<String> matching = packages.matching(word);
            if (matching.isEmpty()) {
                unknown++;
                call.say("No package " + word + " available.");
            }
            matching.stream().filter(n -> !installation.latest(n)).forEach(missing::add);
        }
        Map<String, String> versions = new LinkedHashMap<>();
        installation.withRequired(missing).forEach(n -> versions.put(n, packages.offered(n)));
        if (versions.isEmpty()) {
            call.say(unknown == words.size() ? "Error: Nothing to do" : "Nothing to do");
            return unknown == words.size() ? 1 : 0;
        }
        return move(call, installation, versions, "Installed:");
    }

    private static int upgrade(Call call, List<String> globs) throws IOException {
        Map<String, String> versions = call.machine().packages().upgrades(globs);
        if (versions.isEmpty()) {
            call.say("No Packages marked for Update");
            return 0;
        }
        return move(call, new Installation(call.machine()), versions, "Updated:");
    }

    /** Package by package, so that what ends in the middle leaves some done and some not. */
    private static int move(
            Call call, Installation installation, Map<String, String> versions, String title)
            throws IOException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> one : versions.entrySet()) {
            call.machine().pace().seconds(EACH);
            try {
                for (String left : installation.move(Map.ofEntries(one))) {
                    String kept = left.replaceFirst("\\.rpmnew$", "");
                    call.complain("warning: " + kept + " created as " + left);
                }
            } catch (FileSystemException e) {
                call.complain("Error: " + e.getFile() + ": " + e.getReason());
                return 1;
            }
            lines.add("  " + one.getKey() + " " + one.getValue());
        }
        call.say(title);
        call.say(lines.toArray(String[]::new));
        call.say("", "Complete!");
        return 0;
    }

    private static int erase(Call call, List<String> globs) throws IOException {
        List<String> names = new ArrayList<>();
        for (String glob : globs) {
            call.machine().packages().matching(glob).stream()
                    .filter(call.machine().packages()::has)
                    .forEach(names::add);
        }
        for (String name : names) {
            call.machine().pace().seconds(1);
            new Installation(call.machine()).erase(name);
            call.say("  Erasing : " + name);
        }
        call.say(names.isEmpty() ? "No Packages marked for removal" : "Complete!");
        return 0;
    }

    private static int list(Call call, List<String> words) throws IOException {
        Packages packages = call.machine().packages();
        boolean onlyInstalled = words.contains("installed");
        boolean found = false;
        for (String glob : words.isEmpty() ? List.of("*") : words) {
            for (String name : packages.matching(glob)) {
                String version =
                        packages.has(name) ? packages.version(name) : packages.offered(name);
                if (packages.has(name) || !onlyInstalled) {
                    found = true;
                    call.say(
                            "%-40s %-20s %s"
                                    .formatted(
                                            name + ".noarch",
                                            version,
                                            packages.has(name) ? "installed" : "@openstack"));
                }
            }
        }
        return found ? 0 : call.fail(1, "Error: No matching Packages to list");
    }

    /** Status 100 tells that there are updates. */
    private static int checkUpdate(Call call, List<String> globs) throws IOException {
        Map<String, String> versions = call.machine().packages().upgrades(globs);
        for (Map.Entry<String, String> one : versions.entrySet()) {
            call.say("%-40s %-20s openstack".formatted(one.getKey() + ".noarch", one.getValue()));
        }
        return versions.isEmpty() ? 0 : 100;
    }

    private static int repolist(Call call) throws IOException {
        boolean icehouse = call.machine().packages().offersIcehouse();
        String release = icehouse ? "icehouse" : "havana";
        call.say(
                "repo id                repo name                                status",
                "base                   CentOS-6 - Base                           6,518",
                "openstack-"
                        + release
                        + "     OpenStack "
                        + release
                        + " Repository                1,120");
        return 0;
    }
}
