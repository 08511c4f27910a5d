package io.icebridge.process.drawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression sees when the engine evaluates one, wherever it came from. */
class ExpressionsTest {
    private static JarEngine jar;
    private static ProcessEngineConfigurationImpl configuration;
    private static String change;

    @BeforeAll
    static void aChangeRuns() {
        jar = JarEngine.started(JarEngine.database(), JarEngine.project());
        configuration = (ProcessEngineConfigurationImpl) jar.engine.getProcessEngineConfiguration();
        change =
                jar.engine
                        .getRuntimeService()
                        .startProcessInstanceByKey(
                                "retire-nova",
                                "CHG-1",
                                Map.of("decision", "stop", "stopOldNova", "a variable"))
                        .getId();
    }

    @AfterAll
    static void close() {
        jar.close();
    }

    @Test
    void stepsVariablesAndTheChangesIdAreSeen() {
        assertThat(value("${stopOldNova}")).isSameAs(jar.beans.getBean("stopOldNova"));
        assertThat(value("${decision == 'stop' || not empty decision}")).isEqualTo(true);
        assertThat(value("#{execution.processBusinessKey}")).isEqualTo("CHG-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${journal}",
                "${runtimeService}",
                "${dataSource}",
                "${task}",
                "${applicationContext}",
                "${beans}",
                "${execution.processEngineServices}",
                "${execution.class}",
                "${execution['class']}",
                "${execution.getVariable('decision')}",
                "${execution.processBusinessKey.bytes}",
                "${decision.bytes}",
                "${decision.getClass()}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${stopOldNova.execute(execution)}",
                "${stopOldNova.work}",
                "${T(java.lang.Runtime)}",
                "${now()}",
                "${currentUser()}",
                "${S('<a/>')}",
            })
    void nothingElseIsSeen(String expression) {
        assertThatThrownBy(() -> value(expression))
                .hasStackTraceContaining(
                        expression.matches("\\$\\{\\w+}")
                                ? "Cannot resolve identifier"
                                : "An expression ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "feel", "groovy"})
    void noScriptRuns(String language) {
        assertThatThrownBy(
                        () ->
                                within(
                                        context ->
                                                configuration
                                                        .getScriptingEngines()
                                                        .getScriptEngineForLanguage(language)))
                .hasMessageContaining("A model speaks " + language);
    }

    @Test
    void noClassIsLoadedForAModel() {
        assertThatThrownBy(() -> configuration.getArtifactFactory().getArtifact(Runtime.class))
                .hasMessageContaining("A model names the class java.lang.Runtime");
    }

    @Test
    void aTableOfDecisionsStillDecides() {
        assertThat(
                        jar.engine
                                .getDecisionService()
                                .evaluateDecisionTableByKey(
                                        "failure-policy",
                                        Variables.putValue("kind", "BUSY")
                                                .putValue("mayHaveHappened", false))
                                .getSingleResult()
                                .<Boolean>getEntry("again"))
                .isTrue();
    }

    private static Object value(String expression) {
        return within(
                context ->
                        configuration
                                .getExpressionManager()
                                .createExpression(expression)
                                .getValue(context.getExecutionManager().findExecutionById(change)));
    }

    private static Object within(Command<Object> command) {
        return configuration.getCommandExecutorTxRequired().execute(command);
    }
}
