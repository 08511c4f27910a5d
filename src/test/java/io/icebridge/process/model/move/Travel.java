package io.icebridge.process.model.move;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/**
 * One token on its way through a model and the models that it calls, without the engine: thousands
 * of runs take as long as a few dozen with it. It knows the symbols that the models of a move have.
 */
final class Travel {
    private static final Map<String, Process> MODELS = new ConcurrentHashMap<>();

    /** A process instance: where the token is in it, and its variables. */
    private static final class Level {
        final Map<String, Object> variables = new HashMap<>();
        FlowNode at;

        Level(Map<String, Object> variables) {
            this.variables.putAll(variables);
        }
    }

    private final Deque<Level> levels = new ArrayDeque<>();
    private final List<String> ends = new ArrayList<>();

    /** When the step it has come to is due, and since when it waits there. */
    Instant due = Instant.MIN;

    int tries;

    Travel(String model, Map<String, Object> variables) {
        enter(model, variables);
    }

    private static Process model(String name) {
        return MODELS.computeIfAbsent(
                name,
                n -> {
                    BpmnModelInstance file =
                            Bpmn.readModelFromFile(Path.of("bpmn", n + ".bpmn").toFile());
                    return file.getModelElementsByType(Process.class).iterator().next();
                });
    }

    private void enter(String model, Map<String, Object> variables) {
        Level level = new Level(variables);
        levels.push(level);
        level.at = start(model(model).getFlowElements());
        goOn();
    }

    private static FlowNode start(Collection<FlowElement> elements) {
        return elements.stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .findFirst()
                .orElseThrow();
    }

    boolean over() {
        return levels.isEmpty();
    }

    /** The service task, receive task or user task that it has come to. */
    FlowNode at() {
        return levels.peek().at;
    }

    Map<String, Object> variables() {
        return levels.peek().variables;
    }

    /** Ends that were reached, of this model and those it called. */
    List<String> ends() {
        return ends;
    }

    /** Leaves the symbol and goes on to the next that takes work or time. */
    void goOn() {
        tries = 0;
        due = Instant.MIN;
        Level level = levels.peek();
        level.at = next(level);
        while (!(rests(level.at))) {
            if (level.at instanceof SubProcess inner) {
                level.at = start(inner.getFlowElements());
            } else if (level.at instanceof EndEvent end) {
                ends.add(end.getId());
                if (!(end.getParentElement() instanceof SubProcess outer)) {
                    leave();
                    return;
                }
                level.at = outer;
                level.at = next(level);
                continue;
            } else if (level.at instanceof CallActivity call) {
                enter(call.getCalledElement(), inherited(level));
                return;
            }
            level.at = next(level);
        }
    }

    private static boolean rests(FlowNode node) {
        String kind = node.getElementType().getTypeName();
        return kind.equals("serviceTask") || kind.equals("receiveTask") || kind.equals("userTask");
    }

    private static Map<String, Object> inherited(Level level) {
        return Map.of(MoveServer.SERVER.name(), level.variables.get(MoveServer.SERVER.name()));
    }

    private void leave() {
        levels.pop();
        if (!levels.isEmpty()) {
            goOn();
        }
    }

    private static FlowNode next(Level level) {
        if (level.at instanceof ExclusiveGateway gateway) {
            return gateway.getOutgoing().stream()
                    .filter(f -> f.getConditionExpression() != null)
                    .filter(f -> holds(f, level.variables))
                    .findFirst()
                    .orElseGet(gateway::getDefault)
                    .getTarget();
        }
        return level.at.getOutgoing().iterator().next().getTarget();
    }

    /** {@code ${flag}} or {@code ${name == 'VALUE' || name == 'OTHER'}}. */
    private static boolean holds(SequenceFlow flow, Map<String, Object> variables) {
        String text = flow.getConditionExpression().getTextContent().strip();
        for (String part : text.substring(2, text.length() - 1).split("\\|\\|")) {
            String[] sides = part.strip().split("\\s*==\\s*");
            Object value = variables.get(sides[0]);
            boolean holds =
                    sides.length == 1
                            ? Boolean.TRUE.equals(value)
                            : sides[1].equals("'" + value + "'");
            if (holds) {
                return true;
            }
        }
        return false;
    }

    /** An error that the models draw is caught where they catch it. */
    void caught(String message) {
        while (!levels.isEmpty()) {
            Level level = levels.peek();
            for (FlowNode node = level.at; node != null; node = around(node)) {
                FlowNode thrower = node;
                BoundaryEvent event =
                        thrower
                                .getModelInstance()
                                .getModelElementsByType(BoundaryEvent.class)
                                .stream()
                                .filter(b -> b.getAttachedTo().equals(thrower))
                                .findFirst()
                                .orElse(null);
                if (event != null) {
                    level.variables.put("failureMessage", message);
                    level.at = event;
                    goOn();
                    return;
                }
            }
            levels.pop();
        }
        throw new AssertionError("no model catches: " + message);
    }

    private static FlowNode around(FlowNode node) {
        return node.getParentElement() instanceof SubProcess outer ? outer : null;
    }
}
