package io.icebridge.runbook.move;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Action;
import io.icebridge.journal.Key;
import io.icebridge.journal.Step;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.profile.FillProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All steps of a server's move with their actions, on the way and back, and those for all servers
 * together; computing them changes nothing and asks nobody.
 */
public final class MoveSteps {
    private static final String SAVE = "saveServer";

    private final CloudFile file;
    private final FillProfile sql;

    public MoveSteps(CloudFile file, FillProfile sql) {
        this.file = file;
        this.sql = sql;
    }

    /** Element ids of all steps that the gate of the move opens. */
    public static Set<String> opened() {
        Set<String> steps = new LinkedHashSet<>(List.of(SAVE, "closeNodes", SiteChecks.STEP));
        Stream.concat(
                        Arrays.stream(ServerAction.values()).map(MoveAction::steps),
                        Arrays.stream(UndoAction.values()).map(MoveAction::steps))
                .forEach(steps::addAll);
        Arrays.stream(SharedAction.values()).forEach(kind -> steps.addAll(kind.steps()));
        steps.remove(SharedAction.CLEAN_UP);
        return steps;
    }

    /**
     * What the gate opens of one server; that of servers which go the same way is equal but for
     * their ids, and is empty where a server does not go by itself.
     */
    public List<Step> of(Move move) {
        if (!move.byItself()) {
            return List.of();
        }
        Route route = Route.of(move, file, sql);
        Subject server = move.subject();
        Map<String, List<Action>> steps = new LinkedHashMap<>();
        add(steps, found(move));
        for (ServerAction kind : ServerAction.values()) {
            if (kind == ServerAction.DELETE) {
                file.moving().checks().stream()
                        .map(check -> SiteChecks.look(file, check, server))
                        .forEach(look -> add(steps, look));
            }
            add(steps, kind, route, server);
        }
        Arrays.stream(UndoAction.values()).forEach(kind -> add(steps, kind, route, server));
        List<Step> all = new ArrayList<>();
        steps.forEach((id, actions) -> all.add(new Step(id, server, actions)));
        return all;
    }

    /** Its definition, and what speaks against it, for which somebody answers. */
    private Action found(Move move) {
        String against =
                move.reasons().stream()
                        .map(Reason::code)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return Action.look(
                new Key(SAVE, move.subject(), On.OLD.in(file), "save"),
                "GET servers/{server}, its ports and volumes, and what only the database knows;"
                        + " against it: "
                        + (against.isEmpty()
                                ? "nothing"
                                : against + ", for which somebody answers"));
    }

    private static void add(
            Map<String, List<Action>> steps, MoveAction kind, Route route, Subject server) {
        if (route.has(kind)) {
            kind.steps().forEach(step -> add(steps, kind.action(route, step, server, "")));
        }
    }

    private static void add(Map<String, List<Action>> steps, Action action) {
        steps.computeIfAbsent(action.key().step(), step -> new ArrayList<>()).add(action);
    }

    /** What it opens for all servers together. */
    public List<Step> shared() {
        return SharedAction.moving(file);
    }

    /** What it opens of a node. */
    public Step closed(String node) {
        return Waves.closed(file, node);
    }
}
