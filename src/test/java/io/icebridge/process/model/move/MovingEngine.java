package io.icebridge.process.model.move;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.approval.Terms;
import io.icebridge.approval.TestRecords;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.host.Hosts;
import io.icebridge.host.Outlook;
import io.icebridge.host.change.HostChanges;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.outside.Outside;
import io.icebridge.process.Death;
import io.icebridge.process.MortalDatabase;
import io.icebridge.process.gate.Concerns;
import io.icebridge.process.gate.ModelRules;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.waiting.Watcher;
import io.icebridge.runbook.profile.Profile;
import java.time.Clock;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The engine with the models that move servers, its database, and the process that may die. */
public final class MovingEngine implements AutoCloseable {
    private static final String ROOMS = "io.icebridge.process.model";

    private static final List<String> MODELS =
            List.of(
                    "move-servers.bpmn",
                    "move-waves.bpmn",
                    "move-wave.bpmn",
                    "move-slot.bpmn",
                    "move-server.bpmn",
                    "hold-server.bpmn",
                    "build-server.bpmn",
                    "release-server.bpmn",
                    "undo-move.bpmn",
                    "settle-server.bpmn",
                    "decide-server.bpmn",
                    "await-owner.bpmn",
                    "move-method.dmn",
                    "failure-policy.dmn",
                    "decide-on-server.form",
                    "remind-owner.form",
                    "judge-failures.form",
                    "decide-on-failure.form");

    public final Death death = new Death();
    final ProcessEngine engine;
    private final List<String> tables;
    private final DecisionService decisions;
    private final JdbcConnectionPool connections;
    private final MortalDatabase database;
    private final DataSourceTransactionManager transactions;
    private final AnnotationConfigApplicationContext life =
            new AnnotationConfigApplicationContext();
    private final Map<String, Object> settings = new HashMap<>();
    private MovingCloud cloud;

    MovingEngine() {
        JdbcDataSource kept = new JdbcDataSource();
        kept.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        Flyway.configure().dataSource(kept).load().migrate();
        connections = JdbcConnectionPool.create(kept);
        tables =
                JdbcClient.create(kept)
                        .sql(
                                "select table_name from information_schema.tables"
                                        + " where table_name like 'IB\\_%'")
                        .query(String.class)
                        .list();
        database = new MortalDatabase(connections, death);
        transactions = new DataSourceTransactionManager(database);
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("moving-" + UUID.randomUUID());
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setDefaultSerializationFormat("application/json");
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setFailedJobRetryTimeCycle("R9/PT0.05S");
        configuration.setBeans(living());
        configuration
                .getProcessEnginePlugins()
                .addAll(
                        List.of(
                                new SpinProcessEnginePlugin(),
                                new ModelRules(
                                        TestRecords.of(database),
                                        gate -> Terms.ONE_FOR_EVER,
                                        () -> life.getBean(Failures.class),
                                        () -> new Concerns(database, life.getBean(Journal.class)),
                                        () -> {
                                            throw new IllegalStateException(
                                                    "nobody gives a plan here");
                                        },
                                        () -> cloud.profile(),
                                        change -> {},
                                        Clock.systemUTC())));
        engine = configuration.buildProcessEngine();
        this.decisions = RememberedDecisions.of(engine.getDecisionService());
        deploy();
    }

    /** What expressions name: beans of the process that lives at that moment. */
    private Map<Object, Object> living() {
        return new AbstractMap<>() {
            @Override
            public boolean containsKey(Object name) {
                return life.containsBean(name.toString());
            }

            @Override
            public Object get(Object name) {
                return life.getBean(name.toString());
            }

            @Override
            public Set<Entry<Object, Object>> entrySet() {
                return Set.of();
            }
        };
    }

    private void deploy() {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        MODELS.forEach(m -> deployment.addClasspathResource("bpmn/" + m));
        for (String stub : List.of("obtain-approval", "redeploy-node")) {
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

    /** Starts the process on the cloud, or starts it again; it knows what the database holds. */
    void live(MovingCloud on) {
        death.over();
        cloud = on;
        settings.put("icebridge.poll-interval", cloud.interval().toString());
        if (life.isActive()) {
            reborn(life.getDefaultListableBeanFactory());
        } else {
            born();
        }
    }

    /**
     * Nothing that the dead process held lives on: every bean is made anew when it is asked for.
     */
    private static void reborn(DefaultListableBeanFactory factory) {
        for (String bean : factory.getBeanDefinitionNames()) {
            if (!bean.startsWith("org.springframework.")) {
                factory.destroySingleton(bean);
            }
        }
    }

    /** Once, since reading what the beans are takes far longer than making them. */
    private void born() {
        life.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        life.getBeanFactory()
                .setConversionService(ApplicationConversionService.getSharedInstance());
        life.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", settings));
        life.registerBean("dataSource", javax.sql.DataSource.class, () -> database);
        life.registerBean("transactions", DataSourceTransactionManager.class, () -> transactions);
        life.registerBean("clock", Clock.class, () -> cloud.clock);
        life.registerBean("releaseProfile", Profile.class, () -> cloud.profile());
        life.registerBean("cloudFile", CloudFile.class, () -> cloud.file);
        life.registerBean("cloud", Cloud.class, () -> death.mortal(Cloud.class, cloud.cloud));
        life.registerBean("hosts", Hosts.class, () -> death.mortal(Hosts.class, cloud.hosts));
        life.registerBean(
                "cloudChanges",
                CloudChanges.class,
                () -> death.mortal(CloudChanges.class, cloud.cloud.changing()));
        life.registerBean(
                "hostChanges",
                HostChanges.class,
                () -> death.mortal(HostChanges.class, TestDoor.changes(cloud.hosts)));
        life.registerBean("outlook", Outlook.class, Outside::new);
        life.getBeanFactory().registerSingleton("runtimeService", engine.getRuntimeService());
        life.getBeanFactory().registerSingleton("decisionService", decisions);
        life.scan(
                Step.class.getPackageName(),
                Watcher.class.getPackageName(),
                ModelRules.class.getPackageName(),
                ROOMS);
        life.refresh();
    }

    /** Empties the runbook's own tables, and counts points passed before as new ones. */
    void forget() {
        death.forget();
        tables.forEach(table -> JdbcClient.create(database).sql("delete from " + table).update());
    }

    /** Ends whatever runs and keeps nothing of it, as if this engine were a new one. */
    void empty() {
        death.comesAt(point -> false);
        death.over();
        RuntimeService runtime = engine.getRuntimeService();
        HistoryService history = engine.getHistoryService();
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(
                        one ->
                                runtime.deleteProcessInstance(
                                        one.getId(), "next test", true, false, true));
        List<String> past =
                history.createHistoricProcessInstanceQuery().list().stream()
                        .map(HistoricProcessInstance::getId)
                        .toList();
        if (!past.isEmpty()) {
            history.deleteHistoricProcessInstancesBulk(past);
        }
        forget();
    }

    /** Goes on after a death without building everything anew, where there are very many. */
    public void revive() {
        death.over();
    }

    /** What the models name, and the waits. */
    public <T> Map<String, T> beans(Class<T> type) {
        return life.getBeansOfType(type);
    }

    public DataSourceTransactionManager transactions() {
        return transactions;
    }

    <T> T bean(Class<T> type) {
        return life.getBean(type);
    }

    /** As a change manager would, who is not here the matter of any test: all that is shown. */
    void approve(String change) {
        Evidence shown = bean(EvidenceSources.class).collect(change, "move", "");
        Approval.Gate gate = new Approval.Gate(change, "move", "");
        bean(Approvals.class)
                .add(
                        new Approval(
                                gate,
                                shown.digest(),
                                shown.json(),
                                "approve",
                                "",
                                "ada",
                                Clock.systemUTC().instant(),
                                "bob",
                                ""));
        bean(Approvals.class).open(gate, shown, Terms.ONE_FOR_EVER);
    }

    @Override
    public void close() {
        life.close();
        engine.close();
        connections.dispose();
    }
}
