package io.icebridge.process.model;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.host.change.HostChanges;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** Everything that would change a host or a cloud: written down, and not done. */
final class Effects {
    private final List<String> reached = Collections.synchronizedList(new ArrayList<>());

    /** What reached a host or a cloud, as the command or the call. */
    List<String> reached() {
        return List.copyOf(reached);
    }

    HostChanges onHosts() {
        return name -> command -> refused(name + ": " + command.line());
    }

    CloudChanges onCloud() {
        return changes(CloudChanges.class, "");
    }

    /** The cloud to be read, which hands out none of its changes. */
    Cloud reading(Cloud cloud) {
        return proxy(
                Cloud.class,
                (method, arguments) ->
                        switch (method.getName()) {
                            case "changing" -> onCloud();
                            case "as" -> reading((Cloud) call(cloud, method, arguments));
                            default -> call(cloud, method, arguments);
                        });
    }

    private <T> T changes(Class<T> type, String path) {
        return proxy(
                type,
                (method, arguments) -> {
                    String call = path + "." + method.getName() + Arrays.toString(arguments);
                    Class<?> part = method.getReturnType();
                    return part.getPackage() == CloudChanges.class.getPackage()
                            ? changes(part, call)
                            : refused(call);
                });
    }

    private <R> R refused(String effect) {
        reached.add(effect);
        throw new IllegalStateException("an effect got past the door: " + effect);
    }

    private static <T> T proxy(Class<T> type, BiFunction<Method, Object[], Object> calls) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) ->
                                method.getDeclaringClass() == Object.class
                                        ? call(calls, method, arguments)
                                        : calls.apply(method, arguments)));
    }

    private static Object call(Object on, Method method, Object[] arguments) {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
