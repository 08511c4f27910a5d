package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.model.Models.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a gateway tells apart, and what a person is asked for it. */
class DecisionsTest {
    /** The gateway behind a gate believes the table of approvals, so that no variable opens it. */
    private static final String GATE = "gate";

    private static final Pattern CHOICE = Pattern.compile("\\$\\{decision == '(\\w+)'}");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyConditionLeavesAnExclusiveGateway(Model model) {
        for (SequenceFlow flow : flows(model)) {
            if (flow.getConditionExpression() != null) {
                assertThat(flow.getSource()).isInstanceOf(ExclusiveGateway.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyGatewayHasAWayForEveryCase(Model model) {
        for (ExclusiveGateway gateway :
                model.content().getModelElementsByType(ExclusiveGateway.class)) {
            List<SequenceFlow> bare =
                    gateway.getOutgoing().stream()
                            .filter(flow -> flow.getConditionExpression() == null)
                            .toList();
            if (gateway.getDefault() == null) {
                assertThat(bare).as(gateway.getId()).isEmpty();
                assertThat(followsADecision(gateway)).as(gateway.getId()).isTrue();
            } else {
                assertThat(bare).as(gateway.getId()).containsExactly(gateway.getDefault());
            }
        }
    }

    /** Only there is it known that one of the flows is taken: the engine holds to the form. */
    private static boolean followsADecision(ExclusiveGateway gateway) {
        return gateway.getIncoming().stream().allMatch(f -> f.getSource() instanceof UserTask);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyDecisionThatAFormOffersIsAFlowWithTheFormsWord(Model model) {
        for (UserTask task : model.content().getModelElementsByType(UserTask.class)) {
            if (isOneOfMany(task) || isGate(task)) {
                continue;
            }
            FlowNode gateway = task.getOutgoing().iterator().next().getTarget();
            Map<String, String> drawn = new TreeMap<>();
            gateway.getOutgoing().forEach(flow -> drawn.put(decision(flow), flow.getName()));
            assertThat(drawn).as(task.getId()).isEqualTo(offered(task));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theWordsOfAGateAreDrawnBehindTheCheckOfItsDecision(Model model) {
        for (UserTask task : model.content().getModelElementsByType(UserTask.class)) {
            if (isGate(task)) {
                FlowNode check = task.getOutgoing().iterator().next().getTarget();
                FlowNode gateway = check.getOutgoing().iterator().next().getTarget();
                assertThat(gateway.getOutgoing())
                        .extracting(SequenceFlow::getName)
                        .containsAll(offered(task).values());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatWasDoneByHandIsSettledOnTheWayByHandBackAndOnNoOther(Model model) {
        for (SequenceFlow flow : flows(model)) {
            boolean byHandAndBack =
                    flow.getConditionExpression() != null
                            && decision(flow).equals("byHand")
                            && flow.getTarget() instanceof SubProcess;
            assertThat(listeners(flow))
                    .as(flow.getId())
                    .isEqualTo(byHandAndBack ? List.of("${recordDecision}") : List.of());
        }
    }

    private static Collection<SequenceFlow> flows(Model model) {
        return model.content().getModelElementsByType(SequenceFlow.class);
    }

    private static List<String> listeners(SequenceFlow flow) {
        return flow.getExtensionElements() == null
                ? List.of()
                : flow
                        .getExtensionElements()
                        .getChildElementsByType(CamundaExecutionListener.class)
                        .stream()
                        .map(CamundaExecutionListener::getCamundaDelegateExpression)
                        .toList();
    }

    /** Many answers to the same task have no way of their own; a step takes them all up. */
    private static boolean isOneOfMany(UserTask task) {
        return task.getLoopCharacteristics() != null;
    }

    private static boolean isGate(UserTask task) {
        return task.getCamundaFormRef().equals(GATE);
    }

    /** The decision that leads along a flow; the whole condition where it is another one. */
    private static String decision(SequenceFlow flow) {
        assertThat(flow.getConditionExpression()).as(flow.getId()).isNotNull();
        String condition = flow.getConditionExpression().getTextContent();
        Matcher choice = CHOICE.matcher(condition);
        return choice.matches() ? choice.group(1) : condition;
    }

    /** The form's decisions and their words: what stands before the colon, as it is drawn. */
    private static Map<String, String> offered(UserTask task) {
        Map<String, String> offered = new TreeMap<>();
        for (JsonNode component : form(task.getCamundaFormRef()).get("components")) {
            if (component.path("key").asText().equals("decision")) {
                component.get("values").forEach(v -> offered.put(value(v), word(v)));
            }
        }
        return offered;
    }

    private static String value(JsonNode choice) {
        return choice.get("value").asText();
    }

    private static String word(JsonNode choice) {
        return choice.get("label").asText().split(":", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static JsonNode form(String name) {
        try {
            return JSON.readTree(Models.FOLDER.resolve(name + ".form").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
