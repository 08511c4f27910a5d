package io.icebridge.process.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FormerChangesTest {
    private final DataSource source =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private ProcessEngine engine;

    @BeforeEach
    void aJournalOfAnEarlierVersion() {
        Flyway.configure().dataSource(source).load().migrate();
        JdbcClient.create(source)
                .sql(
                        "insert into ib_journal (change_id, subject, step, attempt, detail, state,"
                                + " begun_at) values ('CHG1', 'change', 'installNova', 1, '',"
                                + " 'DONE', current_timestamp)")
                .update();
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("former");
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "waits.bpmn",
                        Bpmn.createExecutableProcess("waits")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask()
                                .endEvent()
                                .done())
                .deploy();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aChangeThatStillRunsIsRefusedWithASentence() {
        engine.getRuntimeService().startProcessInstanceByKey("waits", "CHG1");
        assertThatThrownBy(() -> new FormerChanges(source, engine.getRuntimeService()).refuse())
                .hasMessageStartingWith("the changes CHG1 were begun by an earlier version");
    }

    @Test
    void oneThatHasEndedIsNoMatter() {
        assertThatCode(() -> new FormerChanges(source, engine.getRuntimeService()).refuse())
                .doesNotThrowAnyException();
    }
}
