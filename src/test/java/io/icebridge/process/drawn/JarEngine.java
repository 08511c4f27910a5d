package io.icebridge.process.drawn;

import io.icebridge.approval.Slicing;
import io.icebridge.approval.Terms;
import io.icebridge.approval.TestRecords;
import io.icebridge.journal.Events;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Trail;
import io.icebridge.process.drawn.ForeignModels.Found;
import io.icebridge.process.gate.Concerns;
import io.icebridge.process.gate.ModelRules;
import io.icebridge.process.model.AllSlicings;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.process.waiting.Waits;
import io.icebridge.runbook.profile.Profiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The application's engine over a database, with files of a test's choice in its jar. */
final class JarEngine implements AutoCloseable {
    private static final Pattern TASK = Pattern.compile("serviceTask id=\"([^\"]+)\"");
    private static final Map<String, String> PROJECT = read();
    private static final List<Slicing> SLICINGS = AllSlicings.made();

    final ProcessEngine engine;
    final OwnModels own;
    final Trail trail;

    /** Steps that change nothing, for every service task of the project. */
    final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    private JarEngine(DataSource source, Map<String, String> files, boolean guarded) {
        trail = new Trail(source, Clock.systemUTC());
        own = new OwnModels(beans, digest -> trail.has(Trail.Kind.DEPLOYED, digest));
        fill(beans, () -> failures(source));
        SpringProcessEngineConfiguration configuration = bringing(files);
        configuration.setProcessEngineName("jar-" + UUID.randomUUID());
        configuration.setDataSource(source);
        configuration.setTransactionManager(new DataSourceTransactionManager(source));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(new java.util.HashMap<>());
        configuration
                .getProcessEnginePlugins()
                .addAll(
                        guarded
                                ? List.of(new SpinProcessEnginePlugin(), own, people(source))
                                : List.of(new SpinProcessEnginePlugin()));
        engine = configuration.buildProcessEngine();
    }

    private ModelRules people(DataSource source) {
        return new ModelRules(
                TestRecords.of(source),
                gate -> Terms.ONE_FOR_EVER,
                () -> failures(source),
                () ->
                        new Concerns(
                                source,
                                new Journal(
                                        new Events(
                                                source,
                                                new DataSourceTransactionManager(source),
                                                Clock.systemUTC()))),
                () -> {
                    throw new IllegalStateException("nobody gives a plan here");
                },
                () -> Profiles.load("havana-icehouse"),
                change -> {},
                Clock.systemUTC());
    }

    private Failures failures(DataSource source) {
        return new Failures(
                engine.getDecisionService(),
                new Waits(source, Clock.systemUTC()),
                source,
                new DataSourceTransactionManager(source),
                Clock.systemUTC());
    }

    /** What a gate asks for, and else nothing. */
    private static void work(Here here) {
        here.execution().setVariable("standing", false);
        here.execution().setVariable("gateTitle", "a gate");
    }

    private static SpringProcessEngineConfiguration bringing(Map<String, String> files) {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setDeploymentResources(
                files.entrySet().stream()
                        .map(file -> resource(file.getKey(), file.getValue()))
                        .toArray(Resource[]::new));
        return configuration;
    }

    /** What is looked at when the application starts, without the rest of it. */
    static void looksThrough(Map<String, String> files) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        fill(beans, () -> null);
        OwnModels own = new OwnModels(beans, digest -> false);
        own.postInit(bringing(files));
        own.behindGates(SLICINGS);
    }

    /** As the application starts: up to where its door is closed. */
    static JarEngine started(DataSource source, Map<String, String> files) {
        JarEngine jar = new JarEngine(source, files, true);
        try {
            jar.closeDoor(Found.REFUSE);
            return jar;
        } catch (RuntimeException refused) {
            jar.close();
            throw refused;
        }
    }

    /** With its door still open. */
    static JarEngine starting(DataSource source, Map<String, String> files) {
        return new JarEngine(source, files, true);
    }

    /** Any engine of Camunda's, as it was before there was a door. */
    static JarEngine unguarded(DataSource source, Map<String, String> files) {
        return new JarEngine(source, files, false);
    }

    void closeDoor(Found found) {
        new ForeignModels(engine, own, () -> SLICINGS, trail, found).closeDoor();
    }

    static DataSource database() {
        DataSource source =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    private static void fill(DefaultListableBeanFactory beans, Supplier<Failures> failures) {
        PROJECT.values().stream()
                .flatMap(text -> TASK.matcher(text).results())
                .map(found -> found.group(1))
                .distinct()
                .forEach(
                        id ->
                                beans.registerBeanDefinition(
                                        id,
                                        new RootBeanDefinition(
                                                Step.class,
                                                () -> Step.of(failures.get(), JarEngine::work))));
        beans.registerSingleton("recordDecision", (ExecutionListener) execution -> {});
        for (String listener : List.of("checkChoice", "showServer", "showReview", "recordReview")) {
            beans.registerSingleton(listener, (TaskListener) task -> {});
        }
        beans.registerSingleton("journal", new StringBuilder("a bean that is no step"));
    }

    /** The files of the project, by name. */
    static Map<String, String> project() {
        return new TreeMap<>(PROJECT);
    }

    private static Map<String, String> read() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(Path.of("bpmn"))) {
            found.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
                    .forEach(file -> files.put(file.getFileName().toString(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource resource(String name, String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), name) {
            @Override
            public String getFilename() {
                return name;
            }

            @Override
            public String getDescription() {
                return name;
            }
        };
    }

    @Override
    public void close() {
        engine.close();
    }
}
