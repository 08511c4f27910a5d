package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.model.Models.Model;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeTest {
    private static final Set<String> STARTABLE =
            Set.of(
                    "upgrade-cloud",
                    "upgrade-services",
                    "deploy-parallel-nova",
                    "move-servers",
                    "retire-nova");

    static Stream<Model> models() {
        return Models.all();
    }

    private static <T extends ModelElementInstance> Collection<T> all(Model model, Class<T> type) {
        return model.content().getModelElementsByType(type);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsCalledLikeItsFileAndKeepsItsHistory(Model model) {
        assertThat(all(model, Process.class))
                .singleElement()
                .satisfies(
                        process -> {
                            assertThat(process.getId()).isEqualTo(model.name());
                            assertThat(process.getCamundaHistoryTimeToLiveString())
                                    .isEqualTo("P365D");
                            assertThat(process.getCamundaVersionTag()).isNotBlank();
                            assertThat(process.isExecutable()).isTrue();
                            assertThat(process.getDocumentations()).isNotEmpty();
                        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void onlyWhatCanBeStartedAloneIsOfferedForIt(Model model) {
        Process process = all(model, Process.class).iterator().next();
        boolean startable = STARTABLE.contains(model.name());
        assertThat(process.isCamundaStartableInTasklist()).isEqualTo(startable);
        assertThat(process.getCamundaCandidateStarterGroupsList())
                .isEqualTo(startable ? List.of("change-managers") : List.of());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everySymbolHasALabel(Model model) {
        assertThat(all(model, FlowNode.class)).allMatch(node -> node.getName() != null);
        assertThat(all(model, Gateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allMatch(gateway -> gateway.getName().endsWith("?"))
                .flatExtracting(Gateway::getOutgoing)
                .extracting(FlowElement::getName)
                .doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyStepIsASavePointAndTheBeanOfItsName(Model model) {
        for (ServiceTask task : all(model, ServiceTask.class)) {
            assertThat(task.isCamundaAsyncBefore()).as(task.getId()).isTrue();
            assertThat(task.getCamundaDelegateExpression()).isEqualTo("${" + task.getId() + "}");
            assertThat(task.getCamundaClass()).isNull();
            assertThat(task.getCamundaExpression()).isNull();
        }
        assertThat(all(model, ScriptTask.class)).isEmpty();
        assertThat(all(model, BusinessRuleTask.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyWaitIsForTheMessageOfItsName(Model model) {
        assertThat(all(model, ReceiveTask.class))
                .allMatch(wait -> wait.getMessage().getName().equals(wait.getId()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyPersonFindsAFormAndWhatItIsFor(Model model) {
        for (UserTask task : all(model, UserTask.class)) {
            assertThat(task.getCamundaCandidateGroupsList()).as(task.getId()).hasSize(1);
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            assertThat(Models.FOLDER.resolve(task.getCamundaFormRef() + ".form")).exists();
            assertThat(task.getDocumentations())
                    .extracting(Documentation::getTextContent)
                    .allMatch(text -> text.endsWith("."))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyCallStaysInItsDeploymentAndPassesTheChangeOn(Model model) {
        for (CallActivity call : all(model, CallActivity.class)) {
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            assertThat(Models.FOLDER.resolve(call.getCalledElement() + ".bpmn")).exists();
            Collection<CamundaIn> in =
                    call.getExtensionElements().getChildElementsByType(CamundaIn.class);
            assertThat(in)
                    .extracting(CamundaIn::getCamundaBusinessKey)
                    .contains("#{execution.processBusinessKey}");
            assertThat(in).noneMatch(mapping -> mapping.getCamundaVariables() != null);
            assertThat(call.getCalledElement().equals("obtain-approval"))
                    .as("%s says what it is for", call.getId())
                    .isEqualTo(!call.getDocumentations().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyPathComesToAnEnd(Model model) {
        assertThat(all(model, FlowNode.class))
                .filteredOn(node -> node.getOutgoing().isEmpty())
                .allMatch(
                        node ->
                                node instanceof EndEvent
                                        || node instanceof SubProcess frame
                                                && frame.triggeredByEvent());
    }
}
