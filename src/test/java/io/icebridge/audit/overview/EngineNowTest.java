package io.icebridge.audit.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineNowTest {
    private static final String CHANGE = "NOW-1";

    private final ProcessEngine engine =
            new StandaloneInMemProcessEngineConfiguration()
                    .setJdbcUrl("jdbc:h2:mem:now;DB_CLOSE_DELAY=-1")
                    .setDatabaseSchemaUpdate("create-drop")
                    .setJobExecutorActivate(false)
                    .buildProcessEngine();

    @BeforeEach
    void twoTasksWait() {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "asks.bpmn",
                        Bpmn.createExecutableProcess("asks")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask()
                                .endEvent()
                                .done())
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("asks", CHANGE);
        engine.getRuntimeService().startProcessInstanceByKey("asks", CHANGE);
    }

    @AfterEach
    void end() {
        engine.close();
    }

    /** Somebody completes each task in the moment in which it is read, until one is left. */
    private Object amidOthers(Method method, Object[] arguments) throws Exception {
        TaskService tasks = engine.getTaskService();
        if (method.getName().equals("getVariablesLocal") && tasks.createTaskQuery().count() > 1) {
            tasks.complete((String) arguments[0]);
        }
        try {
            return method.invoke(tasks, arguments);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    @Test
    void aTaskThatIsCompletedWhileItIsReadStandsOpenNoMore() {
        TaskService amidOthers =
                (TaskService)
                        Proxy.newProxyInstance(
                                EngineNowTest.class.getClassLoader(),
                                new Class<?>[] {TaskService.class},
                                (proxy, method, arguments) -> amidOthers(method, arguments));
        DataSource source = engine.getProcessEngineConfiguration().getDataSource();
        EngineNow now =
                new EngineNow(
                        engine.getRuntimeService(),
                        amidOthers,
                        engine.getManagementService(),
                        null,
                        source);
        assertThat(now.openedSince(CHANGE, Instant.EPOCH)).hasSize(1);
    }
}
