package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.model.Models.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a gateway tells apart, and what a person is asked for it. */
class DecisionsTest {
    private static final Pattern CHOICE = Pattern.compile("decision == '(\\w+)'");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyConditionLeavesAnExclusiveGatewayThatCoversAllAnswers(Model model)
            throws IOException {
        for (SequenceFlow flow : model.content().getModelElementsByType(SequenceFlow.class)) {
            if (flow.getConditionExpression() != null) {
                assertThat(flow.getSource()).isInstanceOf(ExclusiveGateway.class);
            }
        }
        for (ExclusiveGateway gateway :
                model.content().getModelElementsByType(ExclusiveGateway.class)) {
            long bare =
                    gateway.getOutgoing().stream()
                            .filter(flow -> flow.getConditionExpression() == null)
                            .count();
            if (gateway.getDefault() == null) {
                assertThat(bare).as(gateway.getId()).isZero();
                assertThat(unanswered(gateway)).as(gateway.getId()).isEmpty();
            } else {
                assertThat(bare).as(gateway.getId()).isEqualTo(1);
                assertThat(gateway.getDefault().getConditionExpression()).isNull();
            }
        }
    }

    /** Choices of the form before the gateway that none of its flows takes up. */
    private static List<String> unanswered(ExclusiveGateway gateway) throws IOException {
        FlowNode asked = gateway.getIncoming().iterator().next().getSource();
        List<String> choices = choices(((UserTask) asked).getCamundaFormRef());
        for (SequenceFlow flow : gateway.getOutgoing()) {
            choices.removeAll(taken(flow));
        }
        return choices;
    }

    /** The choices that lead along a flow, whose condition names them and nothing else. */
    private static List<String> taken(SequenceFlow flow) {
        String condition = flow.getConditionExpression().getTextContent();
        assertThat(condition).matches("\\$\\{" + CHOICE + "( \\|\\| " + CHOICE + ")*}");
        return CHOICE.matcher(condition).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyDecisionAskedForIsOneThatTheFormOffers(Model model) throws IOException {
        for (UserTask task : model.content().getModelElementsByType(UserTask.class)) {
            for (SequenceFlow flow : task.getOutgoing()) {
                for (SequenceFlow answer : flow.getTarget().getOutgoing()) {
                    if (answer.getConditionExpression() != null) {
                        assertThat(choices(task.getCamundaFormRef()))
                                .as(answer.getId())
                                .containsAll(taken(answer));
                    }
                }
            }
        }
    }

    private static List<String> choices(String form) throws IOException {
        List<String> choices = new ArrayList<>();
        JsonNode content = JSON.readTree(Models.FOLDER.resolve(form + ".form").toFile());
        for (JsonNode component : content.get("components")) {
            if (component.path("key").asText().equals("decision")) {
                component.get("values").forEach(v -> choices.add(v.get("value").asText()));
            }
        }
        return choices;
    }
}
