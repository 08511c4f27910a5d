package io.icebridge.process.drawn;

import io.icebridge.process.step.Step;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;

/** What models may name beside variables: the steps, and the listeners of decisions. */
final class ModelBeans {
    private final ListableBeanFactory factory;
    private final Set<String> steps;
    private final Set<String> listeners;

    ModelBeans(ListableBeanFactory factory) {
        this.factory = factory;
        this.steps = names(Step.class).collect(Collectors.toSet());
        this.listeners =
                Stream.concat(names(ExecutionListener.class), names(TaskListener.class))
                        .collect(Collectors.toSet());
    }

    /** By the declared types, since what they are made of needs the engine. */
    private Stream<String> names(Class<?> type) {
        return Stream.of(factory.getBeanNamesForType(type, true, false));
    }

    boolean isStep(String name) {
        return steps.contains(name);
    }

    boolean isListener(String name) {
        return listeners.contains(name);
    }

    boolean has(String name) {
        return isStep(name) || isListener(name);
    }

    Object get(String name) {
        return factory.getBean(name);
    }
}
