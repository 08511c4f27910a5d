package io.icebridge.process.model.move;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;

/** Evaluates each question to the decision tables once; the same question has the same answer. */
final class RememberedDecisions {
    private RememberedDecisions() {}

    static DecisionService of(DecisionService real) {
        Map<List<Object>, Object> answers = new ConcurrentHashMap<>();
        return (DecisionService)
                Proxy.newProxyInstance(
                        DecisionService.class.getClassLoader(),
                        new Class<?>[] {DecisionService.class},
                        (proxy, method, arguments) -> {
                            List<Object> question = Arrays.asList(arguments);
                            Object known = answers.get(question);
                            if (known != null) {
                                return known;
                            }
                            try {
                                Object answer = method.invoke(real, arguments);
                                answers.put(question, answer);
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
