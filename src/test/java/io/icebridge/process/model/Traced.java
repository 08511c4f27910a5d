package io.icebridge.process.model;

import io.icebridge.host.Command;
import io.icebridge.host.Hosts;
import io.icebridge.host.change.HostChanges;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Key;
import io.icebridge.journal.Warrants;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets in what was approved, and holds each command that then reaches a host against the words of
 * the action that it was let in for.
 */
final class Traced implements Warrants {
    /** What a command writes, which its action has to name. */
    private static final Pattern FILE = Pattern.compile("/[\\w.+-]+(?:/[\\w.+-]+)+");

    private final Warrants approved;
    private final ThreadLocal<Action> let = new ThreadLocal<>();
    private final Set<String> unsaid = new ConcurrentSkipListSet<>();

    Traced(Warrants approved) {
        this.approved = approved;
    }

    @Override
    public void require(Change change, Action action) {
        let.remove();
        approved.require(change, action);
        let.set(action);
    }

    /** Commands that are not what their action says. */
    Set<String> unsaid() {
        return unsaid;
    }

    static String print(Action action) {
        return print(action.key(), action.what());
    }

    static String print(Key key, String what) {
        return key + " | " + what;
    }

    HostChanges on(Hosts hosts) {
        return name ->
                command -> {
                    held(name, command);
                    return hosts.host(name).run(command);
                };
    }

    private void held(String host, Command command) {
        Action action = let.get();
        if (action == null || !isSaid(action.what(), command)) {
            unsaid.add(host + ": " + command.line() + " | " + action);
        }
    }

    /** As it stands, or begun by the script that is read, or what is read, or a file written. */
    private static boolean isSaid(String what, Command command) {
        String read = new String(command.input(), StandardCharsets.UTF_8);
        if (what.contains(command.line()) || read.contains(what)) {
            return true;
        }
        Matcher written = FILE.matcher(command.line());
        List<String> files = written.results().map(r -> r.group()).toList();
        return !files.isEmpty() && files.stream().anyMatch(f -> named(what, f));
    }

    private static boolean named(String what, String file) {
        return what.contains(file)
                || FILE.matcher(what).results().anyMatch(r -> file.startsWith(r.group()));
    }
}
