package io.icebridge.process;

import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Door;
import io.icebridge.journal.Events;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.process.step.Courses;
import io.icebridge.process.step.Failures;
import io.icebridge.process.waiting.Waits;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.util.ReflectionUtils;

/** A plain engine in memory with some models, whose jobs run when a test says so. */
public final class TestEngine implements AutoCloseable {
    public final Journal records;
    public final Failures failures;
    private volatile Duration passed = Duration.ZERO;
    private final Clock clock =
            ((InstantSource) () -> Instant.now().plus(passed)).withZone(ZoneOffset.UTC);
    private final ProcessEngine engine;
    private final Map<Object, Object> beans;

    public TestEngine(String name, List<String> models, List<String> stubs) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        Flyway.configure().dataSource(source).load().migrate();
        var transactions = new DataSourceTransactionManager(source);
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name).setDataSource(source);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setDefaultSerializationFormat("application/json");
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        configuration.setBeans(new HashMap<>());
        this.engine = configuration.buildProcessEngine();
        this.records = new Journal(new Events(source, transactions, clock));
        this.failures =
                new Failures(
                        engine.getDecisionService(),
                        new Waits(source, clock),
                        source,
                        transactions,
                        clock);
        deploy(models, stubs);
        this.beans = configuration.getBeans();
    }

    private void deploy(List<String> models, List<String> stubs) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        models.forEach(m -> deployment.addClasspathResource("bpmn/" + m));
        deployment.addClasspathResource("bpmn/failure-policy.dmn");
        for (String stub : stubs) {
            deployment.addModelInstance(
                    stub + ".bpmn",
                    Bpmn.createExecutableProcess(stub)
                            .camundaHistoryTimeToLive(1)
                            .startEvent()
                            .endEvent()
                            .done());
        }
        deployment.deploy();
    }

    /** What carries courses out on a site, with every gate approved. */
    public Runner runner(Site site, Cloud cloud) {
        Door door = TestDoor.open(records, cloud.changing(), TestDoor.changes(site.hosts()));
        return new Runner(site, door, clock);
    }

    public Courses courses(Runner runner) {
        return new Courses(runner, clock);
    }

    /** Takes every step, watch and listener of a model's file that needs nothing more. */
    public void beansOf(Object file) {
        for (Method method : file.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(Bean.class) && method.getParameterCount() == 0) {
                ReflectionUtils.makeAccessible(method);
                bean(method.getName(), ReflectionUtils.invokeMethod(method, file));
            }
        }
    }

    /** So much time passes at once for all that waits. */
    public void pass(Duration time) {
        passed = passed.plus(time);
    }

    /** Brings the message that somebody waits for. */
    public void receive(String message) {
        engine.getRuntimeService().createMessageCorrelation(message).correlate();
        run();
    }

    public void bean(String name, Object bean) {
        beans.put(name, bean);
    }

    /** Drops what an earlier test left. */
    public void endAll() {
        engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .forEach(id -> engine.getRuntimeService().deleteProcessInstance(id, "next test"));
    }

    public ProcessInstance start(String key, String change, Map<String, Object> variables) {
        ProcessInstance instance =
                engine.getRuntimeService().startProcessInstanceByKey(key, change, variables);
        run();
        return instance;
    }

    /** Carries out every job that is due, until none is left. */
    void run() {
        List<Job> jobs = due();
        while (!jobs.isEmpty()) {
            jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
            wake();
            jobs = due();
        }
    }

    /** Lets steps that wait go on until none does. */
    private void wake() {
        for (int round = 0; round < 3000 && !failures.waits().all().isEmpty(); round++) {
            failures.waits()
                    .due()
                    .forEach(id -> failures.waits().wake(engine.getRuntimeService(), id));
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private List<Job> due() {
        return engine.getManagementService().createJobQuery().withRetriesLeft().messages().list();
    }

    public List<String> openTasks() {
        return engine.getTaskService().createTaskQuery().list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    public void complete(String taskKey, Map<String, Object> variables) {
        Task task =
                engine.getTaskService().createTaskQuery().taskDefinitionKey(taskKey).list().get(0);
        engine.getTaskService().complete(task.getId(), variables);
        run();
    }

    /** Ids of the elements that were passed, in order. */
    List<String> passed() {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(a -> a.getActivityId())
                .toList();
    }

    /** What a variable of the instance was in the end. */
    public Object history(ProcessInstance instance, String variable) {
        return engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .variableName(variable)
                .singleResult()
                .getValue();
    }

    public boolean ended(ProcessInstance instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                == 0;
    }

    @Override
    public void close() {
        engine.close();
    }
}
