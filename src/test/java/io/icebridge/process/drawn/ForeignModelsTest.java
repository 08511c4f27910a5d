package io.icebridge.process.drawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.journal.Trail;
import io.icebridge.process.drawn.ForeignModels.Found;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that somebody brought to the engine, or would. */
class ForeignModelsTest {
    private static final String SCRIPT =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
              <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/><userTask id="wait"/>
                <scriptTask id="cheat" scriptFormat="juel"><script>${1}</script></scriptTask>
                <sequenceFlow id="f" sourceRef="start" targetRef="wait"/>
                <sequenceFlow id="g" sourceRef="wait" targetRef="cheat"/>
              </process>
            </definitions>
            """;

    private final DataSource source = JarEngine.database();
    private final Map<String, String> project = JarEngine.project();

    @Test
    void nothingIsDeployedOnceItRuns() {
        try (JarEngine jar = JarEngine.started(source, project)) {
            for (String file : new String[] {"retire-nova.bpmn", "gate.form"}) {
                assertThatThrownBy(() -> deploy(jar.engine, file, project.get(file)))
                        .hasStackTraceContaining("Nothing is deployed while Icebridge runs");
            }
            assertThatThrownBy(() -> deploy(jar.engine, "a.txt", "words"))
                    .hasStackTraceContaining("Nothing is deployed while Icebridge runs");
            assertThat(jar.engine.getRepositoryService().createDeploymentQuery().count())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.bpmn", "a.cmmn", "a.dmn", "gate.form", "a.groovy", "a.html"})
    void beforeThatNothingIsDeployedButWhatComesWithIt(String name) {
        try (JarEngine jar = JarEngine.starting(source, project)) {
            assertThatThrownBy(() -> deploy(jar.engine, name, SCRIPT.formatted("foreign")))
                    .hasStackTraceContaining(name + " of the deployment ")
                    .hasStackTraceContaining("is not Icebridge's own and is not run");
        }
    }

    @ParameterizedTest
    @CsvSource({"retire-nova, 2", "somebodys, 1"})
    void aModelThatSomebodyDeployedEarlierIsFoundAtTheStart(String key, int version) {
        String id;
        try (JarEngine before = JarEngine.unguarded(source, project)) {
            id = deploy(before.engine, "x.bpmn", SCRIPT.formatted(key));
        }
        assertThatThrownBy(() -> JarEngine.started(source, project))
                .hasMessageStartingWith("These models in the database are not Icebridge's own:")
                .hasMessageContaining(
                        "%s, version %d, of the deployment %s (by hand)"
                                .formatted(key, version, id))
                .hasMessageContaining("--icebridge.foreign-models=remove");
    }

    @Test
    void aLaterVersionOfATableOfDecisionsIsFoundToo() {
        try (JarEngine before = JarEngine.unguarded(source, project)) {
            deploy(
                    before.engine,
                    "failure-policy.dmn",
                    project.get("failure-policy.dmn").replace("\"BUSY\"", "\"UNKNOWN\""));
        }
        assertThatThrownBy(() -> JarEngine.started(source, project))
                .hasMessageContaining("failure-policy, version 2, of the deployment ");
    }

    @Test
    void anOlderVersionIsFoundWhileSomethingRunsOfItAndElseNotStarted() {
        try (JarEngine before = JarEngine.unguarded(source, Map.of())) {
            deploy(before.engine, "x.bpmn", SCRIPT.formatted("retire-nova"));
            String instance =
                    before.engine
                            .getRuntimeService()
                            .startProcessInstanceByKey("retire-nova")
                            .getId();
            try (JarEngine jar = JarEngine.starting(source, project)) {
                assertThatThrownBy(() -> jar.closeDoor(Found.REFUSE))
                        .hasMessageContaining("retire-nova, version 1, of the deployment ");
                before.engine.getRuntimeService().deleteProcessInstance(instance, "over");
                assertThatCode(() -> jar.closeDoor(Found.REFUSE)).doesNotThrowAnyException();
                ProcessDefinition old = version(jar.engine, 1);
                assertThatThrownBy(
                                () ->
                                        jar.engine
                                                .getRuntimeService()
                                                .startProcessInstanceById(old.getId()))
                        .hasStackTraceContaining("x.bpmn of the deployment ")
                        .hasStackTraceContaining("is not Icebridge's own and is not run");
                assertThat(
                                jar.engine
                                        .getRuntimeService()
                                        .startProcessInstanceByKey("retire-nova", "CHG-1")
                                        .getProcessDefinitionId())
                        .isEqualTo(version(jar.engine, 2).getId());
            }
        }
    }

    private static ProcessDefinition version(ProcessEngine engine, int version) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("retire-nova")
                .processDefinitionVersion(version)
                .singleResult();
    }

    @Test
    void theyAreRemovedWithWhatRunsOfThemIfThatIsAskedFor() {
        try (JarEngine before = JarEngine.unguarded(source, project)) {
            deploy(before.engine, "x.bpmn", SCRIPT.formatted("retire-nova"));
            before.engine.getRuntimeService().startProcessInstanceByKey("retire-nova");
        }
        try (JarEngine jar = JarEngine.starting(source, project)) {
            jar.closeDoor(Found.REMOVE);
            assertThat(jar.engine.getRuntimeService().createProcessInstanceQuery().count())
                    .isZero();
            assertThat(
                            jar.engine
                                    .getRepositoryService()
                                    .createProcessDefinitionQuery()
                                    .processDefinitionKey("retire-nova")
                                    .list())
                    .singleElement()
                    .satisfies(left -> assertThat(left.getResourceName()).startsWith("retire"));
            assertThat(jar.trail.since(Instant.EPOCH, Trail.Kind.DEPLOYED))
                    .anyMatch(line -> line.what().startsWith("removed "));
        }
        assertThatCode(() -> JarEngine.started(source, project).close()).doesNotThrowAnyException();
    }

    @Test
    void whatAnEarlierVersionOfIcebridgeBroughtGoesOn() {
        try (JarEngine earlier = JarEngine.started(source, project)) {
            earlier.engine.getRuntimeService().startProcessInstanceByKey("retire-nova", "CHG-1");
        }
        project.computeIfPresent(
                "retire-nova.bpmn", (n, text) -> text.replace("Retire old Nova", "Retire Nova"));
        project.computeIfPresent(
                "obtain-approval.bpmn", (n, text) -> text.replace("Approval asked", "Asked"));
        try (JarEngine later = JarEngine.started(source, project)) {
            var jobs = later.engine.getManagementService();
            jobs.createJobQuery().list().forEach(job -> jobs.executeJob(job.getId()));
            assertThat(later.engine.getTaskService().createTaskQuery().singleResult())
                    .satisfies(
                            gate -> assertThat(gate.getName()).isEqualTo("Approve a gate (CHG-1)"),
                            gate ->
                                    assertThat(gate.getProcessDefinitionId())
                                            .startsWith("obtain-approval:1:"));
            assertThat(version(later.engine, 2).getName()).isEqualTo("Retire Nova");
        }
    }

    private static String deploy(ProcessEngine engine, String name, String text) {
        return engine.getRepositoryService()
                .createDeployment()
                .name("by hand")
                .addInputStream(
                        name,
                        new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .deploy()
                .getId();
    }
}
