package io.icebridge.process.model;

import io.icebridge.approval.Terms;
import io.icebridge.approval.TestRecords;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.host.Hosts;
import io.icebridge.host.Outlook;
import io.icebridge.host.change.HostChanges;
import io.icebridge.journal.Journal;
import io.icebridge.outside.Outside;
import io.icebridge.process.ConsoleHosts;
import io.icebridge.process.gate.Concerns;
import io.icebridge.process.gate.ModelRules;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.runbook.profile.Profiles;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The engine with every model and every step as the application has them, at a cloud that can be
 * looked at and not be changed. Nobody approves anything there.
 */
final class ShutGates implements AutoCloseable {
    private static final String ALL = "io.icebridge.process";
    private static final List<String> OF_THE_SERVER =
            List.of(ALL + ".access.", ALL + ".engine.", ALL + ".drawn.");

    final Effects effects = new Effects();
    final ProcessEngine engine;
    final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final DataSourceTransactionManager transactions =
            new DataSourceTransactionManager(database);
    private final Map<Object, Object> beans = new HashMap<>();
    private final AnnotationConfigApplicationContext life =
            new AnnotationConfigApplicationContext();

    ShutGates(WholeCloud world) throws Exception {
        Flyway.configure().dataSource(database).load().migrate();
        engine = engine();
        deploy();
        life.getBeanFactory()
                .setConversionService(ApplicationConversionService.getSharedInstance());
        life.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("icebridge.poll-interval", "PT1H")));
        outside(world);
        life.registerBean("dataSource", DataSource.class, () -> database);
        life.registerBean("transactions", DataSourceTransactionManager.class, () -> transactions);
        life.getBeanFactory().registerSingleton("runtimeService", engine.getRuntimeService());
        life.getBeanFactory().registerSingleton("decisionService", engine.getDecisionService());
        configurations().forEach(life::register);
        life.refresh();
        beans.putAll(life.getBeansOfType(Step.class));
        beans.putAll(life.getBeansOfType(ExecutionListener.class));
        beans.putAll(life.getBeansOfType(TaskListener.class));
    }

    private ProcessEngine engine() {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("shut-" + UUID.randomUUID());
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setDefaultSerializationFormat("application/json");
        configuration.setDefaultNumberOfRetries(1);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setBeans(beans);
        configuration
                .getProcessEnginePlugins()
                .addAll(List.of(new SpinProcessEnginePlugin(), rules()));
        return configuration.buildProcessEngine();
    }

    private ModelRules rules() {
        Clock clock = Clock.systemUTC();
        return new ModelRules(
                TestRecords.of(database),
                gate -> Terms.ONE_FOR_EVER,
                () -> life.getBean(Failures.class),
                () -> new Concerns(database, life.getBean(Journal.class)),
                () -> {
                    throw new IllegalStateException("nobody gives a plan here");
                },
                () -> Profiles.load("havana-icehouse"),
                change -> {},
                clock);
    }

    private void deploy() throws Exception {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        for (String ending : List.of("bpmn", "dmn", "form")) {
            for (Resource file : files.getResources("classpath:bpmn/*." + ending)) {
                deployment.addInputStream(file.getFilename(), file.getInputStream());
            }
        }
        deployment.deploy();
    }

    private void outside(WholeCloud world) {
        life.registerBean("cloudFile", CloudFile.class, () -> world.site.file());
        life.registerBean("cloud", Cloud.class, () -> effects.reading(world.cloud));
        life.registerBean("hosts", Hosts.class, () -> new ConsoleHosts(world.machines));
        life.registerBean("cloudChanges", CloudChanges.class, effects::onCloud);
        life.registerBean("hostChanges", HostChanges.class, effects::onHosts);
        life.registerBean("outlook", Outlook.class, Outside::new);
    }

    /** Found in the package, so that none that is added later is left out. */
    private static Stream<Class<?>> configurations() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Configuration.class, false));
        return scanner.findCandidateComponents(ALL).stream()
                .map(found -> found.getBeanClassName())
                .filter(name -> OF_THE_SERVER.stream().noneMatch(name::startsWith))
                .map(ShutGates::named);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return life.getBean(type);
    }

    <T> List<T> all(Class<T> type) {
        return List.copyOf(life.getBeansOfType(type).values());
    }

    @Override
    public void close() {
        life.close();
        engine.close();
        database.dispose();
    }
}
