package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.journal.Trail;
import io.icebridge.process.step.Step;
import java.time.Instant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application as it is wired: no program in it brings a model, no model reaches its parts. */
class ModelsOfTheApplicationTest extends OnRunbookParts {
    @Test
    void aProgramWithoutLoginDeploysNothing() {
        long before = engine.getRepositoryService().createDeploymentQuery().count();
        assertThatThrownBy(
                        () ->
                                engine.getRepositoryService()
                                        .createDeployment()
                                        .addModelInstance(
                                                "x.bpmn",
                                                Bpmn.createExecutableProcess("x")
                                                        .camundaHistoryTimeToLive(1)
                                                        .startEvent()
                                                        .endEvent()
                                                        .done())
                                        .deploy())
                .hasMessageContaining("Nothing is deployed while Icebridge runs");
        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void whatWasBroughtIsOnRecord() {
        assertThat(parts.get(Trail.class).since(Instant.EPOCH, Trail.Kind.DEPLOYED))
                .anyMatch(line -> line.what().equals("retire-nova.bpmn"));
    }

    @ParameterizedTest
    @CsvSource({
        "dataSource, javax.sql.DataSource",
        "runtimeService, org.camunda.bpm.engine.RuntimeService",
        "cloud, io.icebridge.cloud.Cloud",
        "journal, io.icebridge.journal.Journal"
    })
    void anExpressionSeesNoOtherBean(String bean, Class<?> type) {
        assertThat(parts.get(type)).isNotNull();
        assertThatThrownBy(() -> value("${" + bean + "}"))
                .hasStackTraceContaining("Cannot resolve identifier '" + bean + "'");
    }

    @Test
    void anExpressionSeesAStep() {
        assertThat(value("${stopOldNova}")).isInstanceOf(Step.class);
    }

    private static Object value(String expression) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(
                        context ->
                                configuration
                                        .getExpressionManager()
                                        .createExpression(expression)
                                        .getValue(StartProcessVariableScope.getSharedInstance()));
    }
}
