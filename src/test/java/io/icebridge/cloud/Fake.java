package io.icebridge.cloud;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** A port that answers only what a test says; anything else is an error in the test. */
public final class Fake<T> {
    private final Class<T> port;
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();

    private Fake(Class<T> port) {
        this.port = port;
    }

    public static <T> Fake<T> of(Class<T> port) {
        return new Fake<>(port);
    }

    public Fake<T> answering(String method, Function<Object[], Object> answer) {
        answers.put(method, answer);
        return this;
    }

    public T port() {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (self, method, arguments) -> {
                            Function<Object[], Object> answer = answers.get(method.getName());
                            if (answer == null && method.isDefault()) {
                                return InvocationHandler.invokeDefault(self, method, arguments);
                            }
                            if (answer == null) {
                                throw new UnsupportedOperationException(
                                        port.getSimpleName() + "." + method.getName());
                            }
                            return answer.apply(arguments);
                        }));
    }
}
