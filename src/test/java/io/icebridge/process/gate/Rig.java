package io.icebridge.process.gate;

import io.icebridge.approval.Approvals;
import io.icebridge.approval.Circumstances;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.approval.Plan;
import io.icebridge.approval.Records;
import io.icebridge.approval.Slices;
import io.icebridge.approval.Terms;
import io.icebridge.approval.TestRecords;
import io.icebridge.approval.Warranted;
import io.icebridge.journal.Change;
import io.icebridge.journal.Events;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.process.access.Groups;
import io.icebridge.process.model.change.UpgradeCloud;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.waiting.Waits;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** An engine in memory with the rules for people in it, whose steps a test names one by one. */
final class Rig {
    private static Rig shared;

    private static final List<String> STEPS =
            List.of(
                    "proveRegionEmpty",
                    "stopOldNova",
                    "archiveDatabase",
                    "removeEndpoints",
                    "cleanUp");
    final Map<Object, Object> beans = new HashMap<>();
    final ProcessEngine engine;
    final Records records;
    final Approvals approvals;
    private final Warranted warranted;
    private final EvidenceSources sources;
    final Journal journal;
    final Failures failures;

    /** The changes whose gates were armed again. */
    final List<String> armed = new ArrayList<>();

    /** On what terms the gates are approved. */
    Terms terms = Terms.ONE_FOR_EVER;

    /** What the gates show now. */
    Evidence evidence = RigEvidence.USUAL;

    /** What a plan that is drawn up now would be. */
    Plan plan = new Plan("cloud", "profile", List.of(), List.of(), List.of());

    /** By what the changes are carried out. */
    Profile profile = Profiles.load("havana-icehouse");

    /** Whether all is over that the gates opened. */
    boolean over;

    /** The change of the test that runs now. */
    String change = "";

    /** The engine, which is built once, without what earlier tests left running in it. */
    static Rig fresh() {
        if (shared == null) {
            shared = new Rig("people", "retire-nova.bpmn", "obtain-approval.bpmn");
        }
        shared.clear();
        return shared;
    }

    private Rig(String name, String... models) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).load().migrate();
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
        Slices slices = new Slices(source);
        warranted = new Warranted(source, slices, List::of, Clock.systemUTC());
        records = TestRecords.of(source, warranted);
        approvals = records.approvals();
        journal = new Journal(new Events(source, transactions, Clock.systemUTC()));
        sources =
                new EvidenceSources(
                        List.of(new RigEvidence(this)),
                        List.of(new RigSlicing()),
                        slices,
                        new Circumstances(records, journal, gate -> terms));
        engine = build(name, source, transactions);
        failures =
                new Failures(
                        engine.getDecisionService(),
                        new Waits(source, Clock.systemUTC()),
                        source,
                        transactions,
                        Clock.systemUTC());
        deploy(models);
        addPeople();
        addSteps();
    }

    private ProcessEngine build(
            String name, JdbcDataSource source, DataSourceTransactionManager transactions) {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setDataSource(source);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setHistory("full");
        configuration.setDefaultNumberOfRetries(1);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setGroupResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        configuration.setBeans(beans);
        configuration
                .getProcessEnginePlugins()
                .addAll(
                        List.of(
                                new SpinProcessEnginePlugin(),
                                new ModelRules(
                                        records,
                                        gate -> terms,
                                        () -> failures,
                                        () -> new Concerns(source, journal),
                                        () -> change -> plan,
                                        () -> profile,
                                        armed::add,
                                        Clock.systemUTC())));
        return configuration.buildProcessEngine();
    }

    private void deploy(String... models) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (String model : models) {
            deployment.addInputStream(model, open(model));
        }
        for (String shared :
                List.of(
                        "gate.form",
                        "decide-on-evidence.form",
                        "decide-on-failure.form",
                        "failure-policy.dmn")) {
            deployment.addInputStream(shared, open(shared));
        }
        deployment.deploy();
    }

    private static InputStream open(String model) {
        try {
            return Files.newInputStream(Path.of("bpmn", model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addPeople() {
        IdentityService people = engine.getIdentityService();
        people.saveGroup(people.newGroup(Groups.CHANGE_MANAGERS));
        List.of("ada", "bob", "cyd", "eve").forEach(p -> people.saveUser(people.newUser(p)));
        List.of("ada", "bob", "cyd")
                .forEach(p -> people.createMembership(p, Groups.CHANGE_MANAGERS));
    }

    private void addSteps() {
        ObtainApproval obtain = new ObtainApproval(failures, records, gate -> terms, sources);
        UpgradeCloud upgrade = new UpgradeCloud(failures, journal, approvals, records.decisions());
        beans.put("collectEvidence", obtain.collectEvidence());
        beans.put("checkDecision", obtain.checkDecision());
        beans.put("closeChange", upgrade.closeChange());
        beans.put("recordStop", upgrade.recordStop());
        beans.put("recordDecision", new RecordDecision(records.decisions(), failures, journal));
    }

    /** Starts retire-nova as a person, and lets it run until it needs one. */
    ProcessInstance start(String person) {
        return start(person, "retire-nova", change);
    }

    ProcessInstance start(String person, String model, String change) {
        as(person);
        ProcessInstance started =
                engine.getRuntimeService().startProcessInstanceByKey(model, change);
        as(null);
        run();
        return started;
    }

    /** Completes the only open task as a person. */
    void decide(String person, String decision, String comment) {
        as(person);
        try {
            engine.getTaskService()
                    .complete(task().getId(), Map.of("decision", decision, "comment", comment));
        } finally {
            as(null);
        }
        run();
    }

    /** Acts as the person from now on; as nobody with null. */
    void as(String person) {
        engine.getIdentityService().setAuthenticatedUserId(person);
    }

    /** Carries out every job that there is, one after another. */
    void run() {
        for (Job job = next(); job != null; job = next()) {
            engine.getManagementService().executeJob(job.getId());
        }
    }

    private Job next() {
        return engine
                .getManagementService()
                .createJobQuery()
                .withRetriesLeft()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** What the open task's form shows in a table. */
    String shown(String table) {
        return engine.getTaskService().getVariable(task().getId(), table).toString();
    }

    /** Whether what the gate of retirement opens may run. */
    boolean opened() {
        return warranted.approved(new Change(change), RigSlicing.GATE, Subject.CHANGE).isPresent();
    }

    Task task() {
        return engine.getTaskService().createTaskQuery().singleResult();
    }

    /** The end events that an ended instance came to. */
    List<String> ends(ProcessInstance instance) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().toLowerCase().contains("endevent"))
                .map(activity -> activity.getActivityId())
                .toList();
    }

    private void clear() {
        as(null);
        change = "CHG-" + UUID.randomUUID();
        evidence = RigEvidence.USUAL;
        profile = Profiles.load("havana-icehouse");
        over = false;
        terms = Terms.ONE_FOR_EVER;
        for (String step : STEPS) {
            beans.put(step, Step.of(failures, here -> {}));
        }
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(
                        instance ->
                                engine.getRuntimeService()
                                        .deleteProcessInstance(instance.getId(), "next test"));
    }
}
