package io.icebridge.host;

import static io.icebridge.host.FakeHost.match;
import static io.icebridge.host.FakeHost.no;
import static io.icebridge.host.FakeHost.ok;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a shell as the profile's command lines need on a {@link FakeHost}. */
final class FakeShell {
    private static final Pattern SUBSTITUTED =
            Pattern.compile("\\$\\((rpm -qa [^)]*|cat [^)]*)\\)");

    private FakeShell() {}

    static Result run(FakeHost host, String line) {
        Matcher m;
        if ((m = match("if (.*?)( > /dev/null 2>&1)?; then (.*); fi", line)) != null) {
            return one(host, m.group(1)).ok() ? all(host, m.group(3)) : ok("");
        }
        if ((m = match("(virsh .*) && \\1 [|] grep -c [.]", line)) != null) {
            String listed = host.saying(m.group(1)).strip();
            return ok((listed + "\n" + listed.lines().count()).strip());
        }
        if (line.startsWith("test \"$(gzip")) {
            return ok("5a".repeat(32) + "  -");
        }
        if ((m = match("uname -r && (.*)", line)) != null) {
            String running = host.saying("uname -r");
            return ok(
                    (running.isEmpty() ? "2.6.32-431.el6.x86_64" : running)
                            + "\n"
                            + host.saying(m.group(1)));
        }
        if ((m = match("for p in [$][(](rpm -qa .*)[)]; do grep -qxF .*", line)) != null) {
            String folder = line.replaceFirst(".* (\\S+)/[$]p.rpm .*", "$1");
            return ok(
                    one(host, m.group(1))
                            .output()
                            .lines()
                            .filter(p -> !host.files().containsKey(folder + "/" + p + ".rpm"))
                            .collect(Collectors.joining("\n")));
        }
        if (line.startsWith("test \"$({ mysql ")) {
            return ok("5a".repeat(32) + "  -");
        }
        if ((m = match("(.*) && echo answered", line)) != null) {
            return one(host, m.group(1)).ok() ? ok("answered") : no();
        }
        // no Apache runs Keystone here
        String alone = line.replaceFirst("( &&|;) if grep -qs 'WSGIScriptAlias.*; fi$", "");
        for (String part : alone.split(" \\|\\| ")) {
            Result result = one(host, part.replace(" > /dev/null", ""));
            if (result.ok()) {
                return result;
            }
        }
        return no();
    }

    private static Result all(FakeHost host, String parts) {
        Result last = ok("");
        for (String part : parts.split("; ")) {
            last = one(host, part);
        }
        return last;
    }

    private static Result one(FakeHost host, String part) {
        Matcher m;
        if ((m = match("(rpm -qa .*) \\| sort( > (\\S+))?", part)) != null) {
            Result found = one(host, m.group(1));
            if (m.group(3) != null) {
                host.files().put(m.group(3), found.output() + "\n");
                return ok("");
            }
            return found;
        }
        if ((m = match("test -e (\\S+)", part)) != null) {
            return host.files().containsKey(m.group(1)) ? ok("") : no();
        }
        if ((m = match("cp -a (\\S+) (\\S+)", part)) != null
                && host.files().containsKey(m.group(1))) {
            host.files().put(m.group(2), host.files().get(m.group(1)));
            return ok("");
        }
        if ((m = match("test -z \"(.*)\"", part)) != null) {
            return substituted(host, m.group(1)).isBlank() ? ok("") : no();
        }
        return FakePrograms.answer(host, substituted(host, part));
    }

    private static String substituted(FakeHost host, String part) {
        return SUBSTITUTED
                .matcher(part)
                .replaceAll(
                        m ->
                                Matcher.quoteReplacement(
                                        FakePrograms.answer(host, m.group(1))
                                                .output()
                                                .replace('\n', ' ')
                                                .strip()));
    }
}
