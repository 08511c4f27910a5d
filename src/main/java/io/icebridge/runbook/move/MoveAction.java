package io.icebridge.runbook.move;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Action;
import io.icebridge.journal.Key;
import io.icebridge.journal.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kind of action that is done to a server on its way or on the way back. */
interface MoveAction {
    /** The kinds of all that changes something, by direction. */
    final class Effects {
        static final Set<String> THERE = kinds(ServerAction.values());
        static final Set<String> BACK = kinds(UndoAction.values());
        static final Set<String> ALL =
                Stream.concat(THERE.stream(), BACK.stream()).collect(Collectors.toSet());

        private Effects() {}

        static Set<String> kinds(MoveAction... all) {
            return Stream.of(all)
                    .filter(each -> each.kind().effect)
                    .flatMap(each -> each.steps().stream().map(s -> Key.kind(s, each.kind().part)))
                    .collect(Collectors.toSet());
        }
    }

    ActionKind kind();

    /** Element ids of the steps that do it; the first is where it is drawn. */
    default List<String> steps() {
        return kind().steps;
    }

    /** Whether a move of that route has it. */
    default boolean of(Route route) {
        return kind().which.test(route);
    }

    /** The thing's own id tells equal actions on several things apart; empty where it is one. */
    default Key key(CloudFile file, String step, Subject server, String thing) {
        String part = kind().part;
        return new Key(
                step, server, kind().on.in(file), thing.isEmpty() ? part : part + ":" + thing);
    }

    default Action action(Route route, String step, Subject server, String thing) {
        Key key = key(route.file(), step, server, thing);
        String call = kind().call.apply(route);
        return kind().effect
                ? Action.effect(key, call, kind().undo(route, server))
                        .barredBy(bars(route, server))
                        .opposedBy(this instanceof UndoAction ? Effects.THERE : Effects.BACK)
                : Action.look(key, call);
    }

    private Key[] bars(Route route, Subject server) {
        return this instanceof UndoAction
                ? new Key[] {
                    ServerAction.DELETE.key(route.file(), "deleteServer", server, ""),
                    ServerAction.DELETE_FIRST.key(route.file(), "deleteServerFirst", server, "")
                }
                : new Key[0];
    }
}
