package io.icebridge.process.drawn;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every gate is the one model of gates, which is left by an approval or with the change stopped.
 */
final class GatesAlike implements Rule {
    private static final String FORM = "gate";

    /** Both are asked of the table of approvals by the step before. */
    private static final Set<String> APPROVING = Set.of("${standing}", "${verdict == 'APPROVED'}");

    private static final Set<String> NODES =
            Set.of(
                    "startEvent",
                    "endEvent",
                    "intermediateCatchEvent",
                    "boundaryEvent",
                    "serviceTask",
                    "userTask",
                    "receiveTask",
                    "callActivity",
                    "subProcess",
                    "exclusiveGateway");

    @Override
    public Stream<Breach> breaches(Drawings all) {
        return all.models().stream()
                .flatMap(model -> Stream.of(calls(model), tasks(model), ends(model)))
                .flatMap(s -> s);
    }

    private static Stream<Breach> calls(Drawing model) {
        return model.all("callActivity")
                .filter(Drawings::isGate)
                .filter(
                        call ->
                                Drawings.gates(call).size() != 1
                                        || !call.children("multiInstanceLoopCharacteristics")
                                                .isEmpty())
                .map(
                        call ->
                                model.breach(
                                        call,
                                        "is not one gate",
                                        "Give it one camunda:in with the gate's name for its"
                                                + " target gate, and no loop."));
    }

    private static Stream<Breach> tasks(Drawing model) {
        return model.all("userTask")
                .filter(task -> task.attribute("camunda:formRef").equals(FORM))
                .filter(task -> !model.processes().contains(task.parent()) || !isGate(model))
                .map(
                        task ->
                                model.breach(
                                        task,
                                        "is a gate of its own",
                                        "Call the model " + Drawings.GATE + "."));
    }

    private static boolean isGate(Drawing model) {
        return model.processes().stream().anyMatch(p -> p.id().equals(Drawings.GATE));
    }

    private static Stream<Breach> ends(Drawing model) {
        return model.processes().stream()
                .filter(process -> process.id().equals(Drawings.GATE))
                .flatMap(process -> process.all())
                .filter(node -> NODES.contains(node.kind()))
                .filter(node -> flows(model, "sourceRef", node).isEmpty())
                .filter(node -> node.children("errorEventDefinition").isEmpty())
                .filter(node -> !approved(model, flows(model, "targetRef", node)))
                .map(
                        node ->
                                model.breach(
                                        node,
                                        "ends the gate without an approval",
                                        "Lead there by the conditions %s alone."
                                                .formatted(String.join(" and ", APPROVING))));
    }

    private static List<Symbol> flows(Drawing model, String end, Symbol node) {
        return model.all("sequenceFlow").filter(f -> f.attribute(end).equals(node.id())).toList();
    }

    /** A gateway does not look at the condition of its default flow. */
    private static boolean approved(Drawing model, List<Symbol> incoming) {
        return !incoming.isEmpty()
                && incoming.stream()
                        .allMatch(
                                flow ->
                                        flow.children("conditionExpression").stream()
                                                        .map(Symbol::text)
                                                        .anyMatch(APPROVING::contains)
                                                && model.all("exclusiveGateway")
                                                        .noneMatch(
                                                                gateway ->
                                                                        gateway.attribute("default")
                                                                                .equals(
                                                                                        flow
                                                                                                .id())));
    }
}
