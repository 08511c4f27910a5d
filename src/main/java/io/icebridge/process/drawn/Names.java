package io.icebridge.process.drawn;

import java.util.Optional;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Builder.Feature;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Expressions of names and literals: no property, no method and no function is reached by one. */
final class Names {
    /** The one property that models read. */
    static final String EXECUTION = "execution";

    static final String CHANGE = "processBusinessKey";
    static final String REMEDY =
            "An expression compares variables, or names a step: what is more goes into a step.";

    private Names() {}

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** What an expression does beyond naming and comparing; empty where that is all. */
    static Optional<String> beyond(String text) {
        if (text.substring(Math.min(1, text.length()))
                .equals("{" + EXECUTION + "." + CHANGE + "}")) {
            return Optional.empty();
        }
        try {
            return beyond(new Builder(Feature.METHOD_INVOCATIONS).build(text).getRoot());
        } catch (TreeBuilderException e) {
            return Optional.of("cannot be read: " + e.getMessage());
        }
    }

    private static Optional<String> beyond(Node node) {
        if (node instanceof AstMethod) {
            return Optional.of("calls a method");
        }
        if (node instanceof AstFunction function) {
            return Optional.of("calls the function " + function.getName());
        }
        if (node instanceof AstProperty) {
            return Optional.of("reads a property");
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            Optional<String> found = beyond(node.getChild(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
