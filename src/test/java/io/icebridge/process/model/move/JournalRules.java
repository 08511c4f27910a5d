package io.icebridge.process.model.move;

import io.icebridge.journal.Entry.State;
import io.icebridge.journal.JournalLines.Line;
import io.icebridge.journal.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of {@code src/proof} as an automaton: it reads one server's journal line by line and
 * names the first line that they do not allow. It knows the steps' names and nothing of the code
 * that follows the rules.
 */
final class JournalRules {
    private static final String BOOT = "bootServer/boot";
    private static final String SNAPSHOT = "takeSnapshot/snapshot";
    private static final String PROVE = "proveSnapshot/prove";
    private static final String GUARD = "freeVolumes/guard";
    private static final String COMPARE = "verifyServer/compare";
    private static final String DELETE = "deleteServer/delete";
    private static final String DELETE_FIRST = "deleteServerFirst/delete";
    private static final Set<String> LOOKED_UP = Set.of(BOOT, SNAPSHOT, DELETE, DELETE_FIRST);
    private static final Set<String> THERE =
            Set.of(
                    "stopServer",
                    "takeSnapshot",
                    "proveSnapshot",
                    "freeVolumes",
                    "holdAddresses",
                    "deleteServerFirst",
                    "bootServer",
                    "attachVolumes",
                    "restoreServer",
                    "verifyServer",
                    "deleteServer",
                    "checkAddresses");
    private static final Set<String> BACK =
            Set.of("removeNewServer", "returnAddresses", "returnVolumes", "startOldServer");
    private static final Set<String> LOOKS = Set.of(PROVE, COMPARE);

    private final Duration life;
    private final Map<Key, Line> last = new LinkedHashMap<>();

    /**
     * @param life of a request whose answer got lost, in the seconds that the door waits
     */
    JournalRules(Duration life) {
        this.life = life;
    }

    /** The first line of each server that is not allowed, with the rule that says so. */
    static List<String> broken(Duration life, List<Line> lines) {
        Map<Object, JournalRules> servers = new LinkedHashMap<>();
        Map<Object, String> broken = new LinkedHashMap<>();
        for (Line line : lines) {
            Object server = line.key().subject();
            servers.computeIfAbsent(server, s -> new JournalRules(life))
                    .read(line)
                    .ifPresent(why -> broken.putIfAbsent(server, line + ": " + why));
        }
        return new ArrayList<>(broken.values());
    }

    private Optional<String> read(Line line) {
        Line before = last.get(line.key());
        Optional<String> why =
                switch (line.state()) {
                    case BEGUN -> begun(line, before);
                    case DONE, FAILED -> ended(line, before);
                    default -> Optional.empty();
                };
        last.put(line.key(), line);
        return why;
    }

    private Optional<String> ended(Line line, Line before) {
        if (!there(line.key()) && !back(line.key())) {
            return Optional.empty();
        }
        if (before == null || before.state() != State.BEGUN) {
            return Optional.of("it ends without having begun");
        }
        boolean looked =
                line.why().startsWith("it had no effect") || line.why().contains("lives no longer");
        return looked && goesOn(before, line.at())
                ? Optional.of("what became of it is said before its request can live no longer")
                : Optional.empty();
    }

    private Optional<String> begun(Line line, Line before) {
        String kind = line.key().kind();
        State state = before == null ? null : before.state();
        if (state == State.DONE || state == State.BY_HAND) {
            return there(line.key()) || back(line.key())
                    ? Optional.of("it is begun again though it was done")
                    : Optional.empty();
        }
        if (state == State.BEGUN && LOOKED_UP.contains(kind)) {
            return Optional.of("it is repeated though nobody knows what became of it");
        }
        Optional<String> missing = unproven(kind);
        return missing.isPresent() ? missing : opposed(line);
    }

    private Optional<String> unproven(String kind) {
        if (kind.equals(DELETE) && !done(COMPARE)) {
            return Optional.of("the old server goes though the new one is not verified");
        }
        if (kind.equals(DELETE_FIRST) && known(SNAPSHOT) && !done(PROVE)) {
            return Optional.of("the old server goes first though its disk is not proven");
        }
        if (kind.equals(DELETE_FIRST) && known(GUARD) && !done(GUARD)) {
            return Optional.of("the old server goes first though its root volume is not guarded");
        }
        if (kind.equals(BOOT) && known(DELETE_FIRST) && !done(DELETE_FIRST)) {
            return Optional.of(
                    "the new server is booted though the old one, which goes first, is not gone");
        }
        return Optional.empty();
    }

    private Optional<String> opposed(Line line) {
        boolean back = back(line.key());
        if (!back && !there(line.key())) {
            return Optional.empty();
        }
        for (Line other : last.values()) {
            if (other.state() == State.BEGUN && back != back(other.key()) && effect(other.key())) {
                boolean deletion = other.key().kind().startsWith("deleteServer");
                if (deletion || goesOn(other, line.at())) {
                    return Optional.of("nobody knows what became of the opposite " + other);
                }
            }
        }
        return BACK.contains(line.key().step()) && (done(DELETE) || done(DELETE_FIRST))
                ? Optional.of("it undoes what was released by the old server's deletion")
                : Optional.empty();
    }

    private boolean goesOn(Line begun, Instant now) {
        return now.isBefore(begun.at().plus(life));
    }

    private static boolean back(Key key) {
        return BACK.contains(key.step())
                || key.step().equals("retryMove") && !key.partKind().equals("start");
    }

    private static boolean there(Key key) {
        return THERE.contains(key.step()) && !LOOKS.contains(key.kind());
    }

    private static boolean effect(Key key) {
        return there(key) || back(key);
    }

    private boolean known(String kind) {
        return last.keySet().stream().anyMatch(key -> key.kind().equals(kind));
    }

    private boolean done(String kind) {
        return last.values().stream()
                .filter(line -> line.key().kind().equals(kind))
                .anyMatch(line -> line.state() == State.DONE || line.state() == State.BY_HAND);
    }
}
