package io.icebridge.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host in memory, as far as decisions need one: files, packages, units, and the detached command
 * that ends at once. Commands it does not know succeed and say nothing.
 */
public final class FakeHost implements Host {
    private final String name;
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> files = new TreeMap<>();
    private final Set<String> packages = new TreeSet<>();
    private final Set<String> kept = new TreeSet<>();
    private final Set<String> running = new TreeSet<>();
    private final Map<String, String> said = new TreeMap<>();
    private final Map<String, Integer> failing = new TreeMap<>();

    FakeHost(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    public List<String> ran() {
        return ran;
    }

    public Map<String, String> files() {
        return files;
    }

    public FakeHost with(String... installed) {
        packages.addAll(List.of(installed));
        return this;
    }

    /** Lets the package be upgraded by nothing. */
    public void keepOld(String name) {
        kept.add(name);
    }

    boolean keepsOld(String versioned) {
        return kept.stream().anyMatch(name -> versioned.startsWith(name + "-"));
    }

    public FakeHost running(String... units) {
        running.addAll(List.of(units));
        return this;
    }

    public Set<String> packages() {
        return packages;
    }

    /** What a command that the fake does not know prints. */
    public void say(String command, String output) {
        said.put(command, output);
    }

    String saying(String command) {
        return said.getOrDefault(command, "");
    }

    /** Lets the command fail as often as said. */
    public void fail(String command, int times) {
        failing.put(command, times);
    }

    @Override
    public synchronized Result run(Command command) {
        String line = command.line();
        if (!line.contains("/jobs/") && !line.startsWith("ps ")) {
            ran.add(line);
        }
        if (failing.merge(line, -1, Integer::sum) >= 0) {
            return new Result(1, "", line + " failed", false, Duration.ZERO);
        }
        if (said.containsKey(line)) {
            return ok(said.get(line));
        }
        return answer(line, new String(command.input(), StandardCharsets.UTF_8));
    }

    private Result answer(String line, String input) {
        Matcher m;
        if ((m = match("cat > (\\S+)", line)) != null) {
            files.put(m.group(1), input);
            return ok("");
        }
        if ((m = match("cat (\\S+)", line)) != null) {
            String text = files.get(m.group(1));
            return text == null ? no() : ok(text);
        }
        if ((m = match("test -e (\\S+)", line)) != null) {
            return files.containsKey(m.group(1)) ? ok("") : no();
        }
        if ((m = match("mv -f (\\S+) (\\S+)", line)) != null) {
            files.put(m.group(2), files.remove(m.group(1)));
            return ok("");
        }
        if ((m = match("find (\\S+) -(type f|name \\S+)", line)) != null) {
            boolean fresh = m.group(2).startsWith("name");
            String folder = m.group(1) + "/";
            return ok(
                    String.join(
                            "\n",
                            files.keySet().stream()
                                    .filter(f -> f.startsWith(folder))
                                    .filter(f -> !fresh || f.endsWith(".rpmnew"))
                                    .toList()));
        }
        if ((m = match("cp -a (/\\S+) (\\S+)/etc/", line)) != null) {
            for (String file : List.copyOf(files.keySet())) {
                if (file.startsWith(m.group(1) + "/")) {
                    files.put(m.group(2) + file, files.get(file));
                }
            }
            return ok("");
        }
        if ((m = match("rm -rf (\\S+)", line)) != null) {
            String folder = m.group(1) + "/";
            files.keySet().removeIf(f -> f.startsWith(folder));
            return ok("");
        }
        if ((m = match("setsid sh (\\S+)/run .*", line)) != null) {
            return detached(m.group(1), 2);
        }
        if ((m = match("mkdir -p -m 700 (\\S+) && cat > \\S+/run && [(]setsid .*", line)) != null) {
            files.put(m.group(1) + "/run", input);
            return files.containsKey(m.group(1) + "/status") ? ok("") : detached(m.group(1), 3);
        }
        if ((m = match("(?s)if test -s (\\S+)/status; .*", line)) != null) {
            return seen(m.group(1));
        }
        if ((m = match("tail -c \\d+ (\\S+)", line)) != null) {
            return ok(files.getOrDefault(m.group(1), ""));
        }
        return FakeShell.run(this, line);
    }

    private Result seen(String job) {
        String status = files.get(job + "/status");
        return ok(
                status == null
                        ? "absent\n"
                        : "ended " + status + "0\n0\n" + files.getOrDefault(job + "/output", ""));
    }

    private Result detached(String job, int line) {
        String[] script = files.get(job + "/run").split("\n");
        Result result = run(Command.of(script[line]));
        files.put(job + "/output", result.output() + result.errors());
        files.put(job + "/status", result.exitStatus() + "\n");
        return ok("");
    }

    /** Whether the unit runs. */
    public boolean holds(String unit) {
        return running.contains(unit);
    }

    Set<String> running() {
        return running;
    }

    static Matcher match(String pattern, String line) {
        Matcher matcher = Pattern.compile(pattern).matcher(line);
        return matcher.matches() ? matcher : null;
    }

    static Result ok(String output) {
        return new Result(0, output, "", false, Duration.ZERO);
    }

    static Result no() {
        return new Result(1, "", "", false, Duration.ZERO);
    }
}
