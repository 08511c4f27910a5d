package io.icebridge.process;

import io.icebridge.host.Command;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Ends a process's work where a kill could: before and after each call that leaves it and each
 * commit to its database. From then on nothing that the dead process does has an effect.
 */
public final class Death {
    private final Set<String> points = new LinkedHashSet<>();
    private Predicate<String> deadly = point -> false;
    private String work = "";
    private int ordinal;
    private boolean dead;

    /** The dead process's thread unwinds with it; no code catches it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Where the process is to die; asked once for each point that it passes. */
    public void comesAt(Predicate<String> point) {
        deadly = point;
    }

    /** The process starts again, from what its database holds. */
    public void over() {
        dead = false;
    }

    /** Points passed before count as new ones. */
    public void forget() {
        points.clear();
    }

    public boolean came() {
        return dead;
    }

    /** All points that were passed, told apart by the work that was under way. */
    public Set<String> points() {
        return points;
    }

    /** What the process is at from now on; while it is at nothing it does not die. */
    public void during(String job) {
        work = job;
        ordinal = 0;
    }

    /** What the process is at, with the server's id where it is at one. */
    public String work() {
        return work;
    }

    /** One of the moments at which a process can end. */
    void point(String moment) {
        if (dead) {
            throw new Killed();
        }
        if (work.isEmpty()) {
            return;
        }
        String point = work + " #" + ++ordinal + " " + moment;
        boolean fresh = points.add(point);
        if (fresh && deadly.test(point)) {
            dead = true;
            throw new Killed();
        }
    }

    /** The same port, whose every call is a point before and after its effect. */
    public <T> T mortal(Class<T> port, Object real) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (proxy, method, arguments) -> call(port, real, method, arguments)));
    }

    private Object call(Class<?> port, Object real, Method method, Object... arguments)
            throws Throwable {
        Class<?> type = method.getReturnType();
        if (type.isInterface() && type.getPackageName().startsWith(port.getPackageName())) {
            return mortal(type, invoke(real, method, arguments));
        }
        String name = port.getSimpleName() + "." + method.getName() + program(arguments);
        point("before " + name);
        Object result;
        try {
            result = invoke(real, method, arguments);
        } catch (Exception failure) {
            point("after failing " + name);
            throw failure;
        }
        point("after " + name);
        return result;
    }

    private static String program(Object... arguments) {
        return arguments != null && arguments[0] instanceof Command command
                ? " " + command.line().split("\\s", 2)[0]
                : "";
    }

    private static Object invoke(Object real, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
