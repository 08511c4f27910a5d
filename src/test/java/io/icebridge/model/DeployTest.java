package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployTest {
    private static ProcessEngine engine;

    @BeforeAll
    static void deployEverything() {
        engine =
                new StandaloneInMemProcessEngineConfiguration()
                        .setJdbcUrl("jdbc:h2:mem:models")
                        .setEnforceHistoryTimeToLive(true)
                        .setProcessEngineName("models")
                        .buildProcessEngine();
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (String ending : new String[] {"bpmn", "dmn", "form"}) {
            Models.files(ending)
                    .forEach(
                            file ->
                                    deployment.addInputStream(
                                            file.getFileName().toString(), Models.open(file)));
        }
        deployment.deploy();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void theEngineTakesEveryModel() {
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().list())
                .extracting(ProcessDefinition::getKey)
                .containsExactlyInAnyOrderElementsOf(
                        Models.files("bpmn").stream().map(Models::name).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, false, ACTIVE, SNAPSHOT",
        "'', false, true, SHUTOFF, VOLUME",
        "REDEPLOY, false, false, ACTIVE, REDEPLOY",
        "REDEPLOY, false, true, ACTIVE, BY_HAND",
        "'', true, false, ACTIVE, REFUSED",
        "SNAPSHOT, true, false, ACTIVE, REFUSED",
        "WAIT, true, false, ACTIVE, WAIT",
        "BY_HAND, false, false, ERROR, BY_HAND",
        "'', false, false, ERROR, BY_HAND",
        "'', false, false, PAUSED, BY_HAND",
        "SNAPSHOT, false, false, PAUSED, BY_HAND"
    })
    void aServerGoesTheWayThatFits(
            String chosen, boolean refused, boolean volumeBacked, String status, String method) {
        Map<String, Object> server =
                Map.of(
                        "chosen", chosen,
                        "refused", refused,
                        "volumeBacked", volumeBacked,
                        "status", status);
        assertThat(decide("move-method", server))
                .containsEntry("method", method)
                .hasEntrySatisfying("why", why -> assertThat(why.toString()).endsWith("."));
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, true",
        "UNKNOWN, true",
        "ENGINE, true",
        "REFUSED, false",
        "LATE, false",
        "BUG, false"
    })
    void aFailureIsTriedAgainOnlyWhereThatHelps(String kind, boolean again) {
        assertThat(decide("failure-policy", Map.of("kind", kind, "mayHaveHappened", false)))
                .containsEntry("again", again)
                .hasEntrySatisfying("remedy", text -> assertThat(text.toString()).endsWith("."));
    }

    private static Map<String, Object> decide(String table, Map<String, Object> inputs) {
        return engine.getDecisionService()
                .evaluateDecisionTableByKey(table, inputs)
                .getSingleResult()
                .getEntryMap();
    }
}
