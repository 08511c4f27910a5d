package io.icebridge.audit.told;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What the models that came with Icebridge call things, and what is a part of what. */
@Component
public final class Drawn {
    private static final String WHOLE = "upgrade-cloud";
    private static final String GATE = "obtain-approval";
    private static final String WHICH = "gate";

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, BpmnModelInstance> models = new HashMap<>();

    public Drawn() throws IOException {
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
            try (InputStream in = file.getInputStream()) {
                BpmnModelInstance model = Bpmn.readModelFromStream(in);
                model.getModelElementsByType(Process.class)
                        .forEach(process -> models.put(process.getId(), model));
                model.getModelElementsByType(FlowElement.class).forEach(this::keep);
            }
        }
    }

    private void keep(FlowElement element) {
        if (element.getName() != null) {
            names.putIfAbsent(element.getId(), element.getName().replace('\n', ' '));
        }
    }

    /** The name of a step, a task or a call; the id itself where nothing is called so. */
    public String name(String id) {
        return names.getOrDefault(id, id);
    }

    /**
     * A part of the whole, as it is drawn on the page of the whole.
     *
     * @param model that is called; empty for a step of its own
     * @param steps ids of all steps in it, and in what it calls
     * @param gates that stand in it
     */
    public record Part(String id, String name, String model, Set<String> steps, Set<String> gates) {
        /** Whether it is a gate alone. */
        public boolean gate() {
            return model.equals(GATE);
        }
    }

    /** What a change that was started as this model consists of, in order. */
    public List<Part> parts(String model) {
        if (!models.containsKey(model)) {
            return List.of();
        }
        if (!model.equals(WHOLE)) {
            return List.of(part(model, title(model), model));
        }
        Process whole = models.get(model).getModelElementById(model);
        return whole.getFlowElements().stream()
                .filter(CallActivity.class::isInstance)
                .map(CallActivity.class::cast)
                .map(this::called)
                .toList();
    }

    /** Ids of the symbol at which a model begins, of its good end, and of steps of its own. */
    public Set<String> own(String model) {
        Process drawn = models.get(model).getModelElementById(model);
        return drawn.getFlowElements().stream()
                .filter(
                        each ->
                                each instanceof StartEvent
                                        || each instanceof EndEvent
                                        || each instanceof ServiceTask)
                .map(FlowElement::getId)
                .collect(Collectors.toSet());
    }

    private Part called(CallActivity call) {
        Part part = part(call.getId(), name(call.getId()), call.getCalledElement());
        part.gates().addAll(gate(call));
        return part;
    }

    private Part part(String id, String name, String model) {
        Part part = new Part(id, name, model, new LinkedHashSet<>(), new LinkedHashSet<>());
        collect(model, part, new HashSet<>());
        return part;
    }

    /** Ids of all models. */
    public Set<String> models() {
        return models.keySet();
    }

    /** All symbols of a model that there is, also those within its parts. */
    public Collection<FlowNode> nodes(String model) {
        return models.get(model).getModelElementsByType(FlowNode.class);
    }

    /** A model's name. */
    public String title(String model) {
        BpmnModelInstance drawn = models.get(model);
        Process process = drawn == null ? null : drawn.getModelElementById(model);
        return process == null || process.getName() == null ? model : process.getName();
    }

    private void collect(String process, Part part, Set<String> seen) {
        BpmnModelInstance model = models.get(process);
        if (model == null || process.equals(GATE) || !seen.add(process)) {
            return;
        }
        for (Activity activity : model.getModelElementsByType(Activity.class)) {
            if (activity instanceof CallActivity call) {
                part.gates().addAll(gate(call));
                collect(call.getCalledElement(), part, seen);
            } else {
                part.steps().add(activity.getId());
            }
        }
    }

    private static List<String> gate(CallActivity call) {
        ExtensionElements extensions = call.getExtensionElements();
        if (!GATE.equals(call.getCalledElement()) || extensions == null) {
            return List.of();
        }
        return extensions.getElementsQuery().filterByType(CamundaIn.class).list().stream()
                .filter(in -> WHICH.equals(in.getCamundaTarget()))
                .map(CamundaIn::getCamundaSourceExpression)
                .toList();
    }
}
