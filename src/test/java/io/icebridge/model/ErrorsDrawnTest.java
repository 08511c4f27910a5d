package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.model.Models.Model;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorsDrawnTest {
    private static final Set<String> CODES = Set.of("STEP_FAILED", "CHANGE_STOPPED");

    static Stream<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyErrorThatIsDeclaredIsUsed(Model model) {
        Collection<ErrorEventDefinition> uses =
                model.content().getModelElementsByType(ErrorEventDefinition.class);
        for (Error error : model.content().getModelElementsByType(Error.class)) {
            assertThat(CODES).contains(error.getErrorCode());
            assertThat(uses).anyMatch(use -> error.equals(use.getError()));
        }
        assertThat(uses).allMatch(use -> use.getError() != null);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPersonWhoDecidesOnAFailureSeesWhichOne(Model model) {
        assertThat(model.content().getModelElementsByType(BoundaryEvent.class))
                .flatExtracting(BoundaryEvent::getEventDefinitions)
                .filteredOn(event -> !(event instanceof TimerEventDefinition))
                .filteredOn(event -> !(event instanceof MessageEventDefinition))
                .allMatch(
                        event ->
                                event instanceof ErrorEventDefinition error
                                        && "failureMessage"
                                                .equals(error.getCamundaErrorMessageVariable()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void noErrorIsCaughtOnAGateOrAnyOtherTaskOfAPerson(Model model) {
        assertThat(model.content().getModelElementsByType(BoundaryEvent.class))
                .extracting(BoundaryEvent::getAttachedTo)
                .noneMatch(
                        host ->
                                host instanceof UserTask
                                        || host instanceof CallActivity call
                                                && call.getCalledElement()
                                                        .equals("obtain-approval"));
    }

    @Test
    void aStoppedChangeIsHeardInEveryModelThatCanBeStartedAlone() {
        List<String> hear =
                Models.all().filter(ErrorsDrawnTest::hearsOfAStop).map(Model::name).toList();
        assertThat(hear)
                .containsExactlyInAnyOrder(
                        "upgrade-cloud",
                        "upgrade-services",
                        "deploy-parallel-nova",
                        "move-servers",
                        "retire-nova");
    }

    private static boolean hearsOfAStop(Model model) {
        return model.content().getModelElementsByType(ErrorEventDefinition.class).stream()
                        .filter(use -> use.getError().getErrorCode().equals("CHANGE_STOPPED"))
                        .map(ErrorEventDefinition::getParentElement)
                        .anyMatch(
                                event ->
                                        event instanceof StartEvent
                                                || event instanceof BoundaryEvent)
                && model.content().getModelElementsByType(EndEvent.class).stream()
                        .anyMatch(end -> end.getId().equals("changeEnded"));
    }
}
