package io.icebridge.audit.map;

import io.icebridge.audit.map.Element.Call;
import io.icebridge.audit.map.Element.Kind;
import io.icebridge.audit.told.Drawn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.springframework.stereotype.Component;

/** Makes graphs of the models that came with Icebridge. */
@Component
class Graphs {
    private static final Pattern DECISION =
            Pattern.compile("\\$\\{\\s*decision\\s*==\\s*'(\\w+)'\\s*}");

    private final Drawn drawn;
    private final Map<String, Graph> graphs = new ConcurrentHashMap<>();

    Graphs(Drawn drawn) {
        this.drawn = drawn;
    }

    boolean has(String model) {
        return drawn.models().contains(model);
    }

    /** Of a model that there is. */
    Graph of(String model) {
        return graphs.computeIfAbsent(model, this::read);
    }

    private Graph read(String model) {
        Map<String, Element> elements = new LinkedHashMap<>();
        List<Flow> flows = new ArrayList<>();
        for (FlowNode node : drawn.nodes(model)) {
            Element element = element(node);
            elements.put(element.id(), element);
            if (!element.on().isEmpty()) {
                flows.add(new Flow("", element.on(), element.id(), ""));
            }
            if (!element.within().isEmpty() && !thrownFrom(node)) {
                border(element, flows);
            }
            node.getOutgoing().forEach(flow -> flows.add(flow(flow)));
        }
        return new Graph(elements, flows);
    }

    /** What begins by itself, whenever something happens, is not come to from outside. */
    private static boolean thrownFrom(FlowNode node) {
        return ((SubProcess) node.getParentElement()).triggeredByEvent();
    }

    private static void border(Element element, List<Flow> flows) {
        if (element.kind() == Kind.START) {
            flows.add(new Flow("", element.within(), element.id(), ""));
        } else if (element.kind() == Kind.END) {
            flows.add(new Flow("", element.id(), Graph.after(element.within()), ""));
        }
    }

    private static Flow flow(SequenceFlow flow) {
        FlowNode from = flow.getSource();
        String condition =
                flow.getConditionExpression() == null
                        ? ""
                        : flow.getConditionExpression().getTextContent();
        Matcher decision = DECISION.matcher(condition.strip());
        return new Flow(
                flow.getId(),
                from instanceof SubProcess ? Graph.after(from.getId()) : from.getId(),
                flow.getTarget().getId(),
                decision.matches() ? decision.group(1) : "");
    }

    private static Element element(FlowNode node) {
        String name = node.getName() == null ? "" : node.getName().replace('\n', ' ');
        return new Element(
                node.getId(),
                name,
                kind(node),
                node.getParentElement() instanceof SubProcess part ? part.getId() : "",
                node instanceof BoundaryEvent caught ? caught.getAttachedTo().getId() : "",
                node instanceof CallActivity call ? call(call) : null);
    }

    private static Kind kind(FlowNode node) {
        if (node instanceof Activity) {
            return node instanceof SubProcess
                    ? Kind.PART
                    : node instanceof CallActivity
                            ? Kind.CALL
                            : node instanceof UserTask ? Kind.TASK : Kind.STEP;
        }
        if (node instanceof EndEvent end) {
            return end.getEventDefinitions().isEmpty() ? Kind.END : Kind.THROWN;
        }
        return node instanceof StartEvent
                ? Kind.START
                : node instanceof Gateway ? Kind.GATEWAY : Kind.CAUGHT;
    }

    private static Call call(CallActivity call) {
        Map<String, String> given = new HashMap<>();
        if (call.getExtensionElements() != null) {
            for (CamundaIn in :
                    call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list()) {
                if (in.getCamundaTarget() != null) {
                    given.put(in.getCamundaTarget(), source(in));
                }
            }
        }
        String gate = given.getOrDefault("gate", "").replace("'", "");
        return new Call(call.getCalledElement(), gate, given);
    }

    private static String source(CamundaIn in) {
        return in.getCamundaSource() == null
                ? "'" + in.getCamundaSourceExpression() + "'"
                : in.getCamundaSource();
    }
}
