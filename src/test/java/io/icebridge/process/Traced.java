package io.icebridge.process;

import io.icebridge.approval.Warranted;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.host.Hosts;
import io.icebridge.host.change.HostChanges;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Warrants;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets in what was approved, and tells which actions have reached a host or a cloud. */
final class Traced implements Warrants {
    private final Warranted approved;
    private final ThreadLocal<Action> let = new ThreadLocal<>();
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    Traced(Warranted approved) {
        this.approved = approved;
    }

    @Override
    public void require(Change change, Action action) {
        let.remove();
        approved.require(change, action);
        let.set(action);
    }

    Set<String> reached() {
        return Set.copyOf(reached);
    }

    /** An action as people read it; those of several things are alike. */
    static String print(Action action) {
        return String.join(
                " | ",
                List.of(
                        action.key().step(),
                        action.key().subject().toString(),
                        action.key().place().toString(),
                        action.key().partKind(),
                        action.what()));
    }

    private void note(String change) {
        reached.add(let.get() == null ? "nobody let in: " + change : print(let.get()));
    }

    HostChanges on(Hosts hosts) {
        return name ->
                command -> {
                    note(name + ": " + command.line());
                    return hosts.host(name).run(command);
                };
    }

    CloudChanges on(CloudChanges changes) {
        return on(CloudChanges.class, changes);
    }

    private <T> T on(Class<T> type, Object port) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            Class<?> part = method.getReturnType();
                            boolean more = part.getPackage() == CloudChanges.class.getPackage();
                            if (!more) {
                                note(method.toString());
                            }
                            try {
                                Object answer = method.invoke(port, arguments);
                                return more ? on(part, answer) : answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
