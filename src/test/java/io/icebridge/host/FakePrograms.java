package io.icebridge.host;

import static io.icebridge.host.FakeHost.match;
import static io.icebridge.host.FakeHost.no;
import static io.icebridge.host.FakeHost.ok;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** What yum, rpm, service and the like do on a {@link FakeHost}. */
final class FakePrograms {
    private FakePrograms() {}

    static Result answer(FakeHost host, String line) {
        Matcher m;
        if ((m = match("rpm -qa (.+)", line)) != null) {
            return ok(String.join("\n", installed(host, m.group(1))));
        }
        if ((m = match("rpm -qf --qf '%\\{NAME}\\\\n' (\\S+)", line)) != null) {
            String owner = host.files().get("/owners" + m.group(1));
            return owner == null ? no() : ok(owner + "\n");
        }
        if ((m = match("rpm2cpio (\\S+) [|] cpio -i --quiet --to-stdout [.](\\S+)", line))
                != null) {
            return ok(host.files().getOrDefault("/shipped" + m.group(2), ""));
        }
        if ((m = match("rpm -q (\\S+)", line)) != null) {
            return host.files().containsKey("/" + m.group(1)) ? ok(m.group(1)) : no();
        }
        if (match("yum -d1 -y install http.*", line) != null) {
            host.files().put("/rdo-release-icehouse", "");
            return ok("");
        }
        if (match("yum -d1 -y (upgrade|install openstack).*", line) != null) {
            replace(host, "-2013.2", "-2014.1");
            replace(host, "-1.10.", "-1.13.");
            if (line.contains("install")) {
                install(host, line);
            }
            return ok("Complete!");
        }
        if ((m = match("yumdownloader -q --destdir (\\S+) (.*)", line)) != null) {
            for (String kept : m.group(2).split(" ")) {
                host.files().put(m.group(1) + "/" + kept + ".rpm", "");
            }
            return ok("");
        }
        if (match("rpm -U --oldpackage.*", line) != null) {
            replace(host, "-2014.1", "-2013.2");
            replace(host, "-1.13.", "-1.10.");
            return ok("");
        }
        if ((m = match("openstack-service (list|stop|start|status) (\\S+)", line)) != null) {
            return service(host, m.group(1), m.group(2));
        }
        if ((m = match("service (\\S+) status", line)) != null) {
            return host.running().contains(m.group(1)) ? ok(m.group(1) + " is running") : no();
        }
        if ((m = match("service (\\S+) (stop|start|restart)", line)) != null) {
            if (m.group(2).equals("stop")) {
                host.running().remove(m.group(1));
            } else {
                host.running().add(m.group(1));
            }
            return ok("");
        }
        if ((m = match("mysql -e 'drop database if exists (\\S+)'", line)) != null) {
            host.files().remove("/databases/" + m.group(1));
            return ok("");
        }
        if ((m = match("mysqladmin (-f drop|create) (\\S+)", line)) != null) {
            String schema = "/databases/" + m.group(2);
            if (m.group(1).equals("create")) {
                host.files().put(schema, "");
            } else {
                host.files().remove(schema);
            }
            return ok("");
        }
        if (line.equals("mysql -N -B -e 'show databases'")) {
            return ok(
                    String.join(
                            "\n",
                            host.files().keySet().stream()
                                    .filter(f -> f.startsWith("/databases/"))
                                    .map(f -> f.substring(11))
                                    .toList()));
        }
        if (line.startsWith("sha256sum") || line.contains("| sha256sum")) {
            return ok("5a".repeat(32) + "  -");
        }
        return ok("");
    }

    private static List<String> installed(FakeHost host, String patterns) {
        return Arrays.stream(patterns.split(" "))
                .map(p -> p.replace("'", ""))
                .map(p -> p.replace(".", "\\.").replace("*", ".*"))
                .flatMap(
                        p ->
                                host.packages().stream()
                                        .filter(
                                                i ->
                                                        i.matches(
                                                                p.contains("*")
                                                                        ? p
                                                                        : p + "-[0-9].*")))
                .distinct()
                .toList();
    }

    private static void install(FakeHost host, String line) {
        for (String word : line.split(" ")) {
            boolean there = host.packages().stream().anyMatch(p -> p.matches(word + "-[0-9].*"));
            if (word.startsWith("openstack-") && !there) {
                host.packages().add(word + "-2014.1-1.el6");
            }
        }
    }

    private static Result service(FakeHost host, String verb, String name) {
        List<String> units =
                host.packages().stream()
                        .filter(p -> p.startsWith("openstack-" + name))
                        .map(p -> p.replaceFirst("-[0-9].*", ""))
                        .toList();
        if (verb.equals("status")) {
            return ok(
                    units.stream()
                            .map(
                                    u ->
                                            host.running().contains(u)
                                                    ? u + " (pid 1) is running..."
                                                    : u + " is stopped")
                            .collect(Collectors.joining("\n")));
        }
        if (verb.equals("stop")) {
            units.forEach(host.running()::remove);
        } else if (verb.equals("start")) {
            host.running().addAll(units);
        }
        return ok(String.join("\n", units));
    }

    private static void replace(FakeHost host, String from, String to) {
        Set<String> packages = host.packages();
        List<String> changed =
                packages.stream().map(p -> host.keepsOld(p) ? p : p.replace(from, to)).toList();
        packages.clear();
        packages.addAll(changed);
    }
}
