package io.icebridge.process.drawn;

import java.util.stream.Stream;

/** A service task is the step of its name, and only the models' own listeners listen. */
final class NamesKnown implements Rule {
    private static final String NAMED = "delegateExpression";

    private final ModelBeans beans;

    NamesKnown(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public Stream<Breach> breaches(Drawings all) {
        return all.models().stream()
                .flatMap(model -> Stream.concat(steps(model), listeners(model)));
    }

    private Stream<Breach> steps(Drawing model) {
        return model.all("serviceTask")
                .filter(
                        task ->
                                !beans.isStep(task.id())
                                        || !name(task.attribute("camunda:" + NAMED))
                                                .equals(task.id()))
                .map(
                        task ->
                                model.breach(
                                        task,
                                        "is no step: its %s is %s"
                                                .formatted(
                                                        NAMED, task.attribute("camunda:" + NAMED)),
                                        "A service task names the step of its own id."));
    }

    private Stream<Breach> listeners(Drawing model) {
        return model.all("camunda:executionListener", "camunda:taskListener")
                .filter(listener -> !beans.isListener(name(listener.attribute(NAMED))))
                .map(
                        listener ->
                                model.breach(
                                        listener,
                                        "names no listener of the models: "
                                                + listener.attribute(NAMED),
                                        "Name one by delegateExpression, or go without."));
    }

    private static String name(String expression) {
        return expression.matches("\\$\\{\\w+}")
                ? expression.substring(2, expression.length() - 1)
                : "";
    }
}
