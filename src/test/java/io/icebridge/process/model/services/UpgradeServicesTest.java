package io.icebridge.process.model.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Subject;
import io.icebridge.process.TestEngine;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.services.ServiceCourses;
import io.icebridge.runbook.services.SimulatedSite;
import io.icebridge.simulator.host.machine.HostFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All services in one run, on simulated hosts over SSH. */
class UpgradeServicesTest {
    private static final String CHANGE = "CHG1";
    private static final String SCHEMA = "openstack-db --service cinder --update";
    @TempDir Path folder;
    private final AtomicBoolean failing = new AtomicBoolean(true);
    private final List<String> seen = new ArrayList<>();
    private TestEngine engine;
    private SimulatedSite world;
    private Site site;
    private ServiceCourses services;

    @BeforeEach
    void aHavanaCloudWhoseCinderSchemaWillNotMove() {
        engine =
                new TestEngine(
                        "upgrade-services",
                        List.of(
                                "upgrade-services.bpmn",
                                "upgrade-service.bpmn",
                                "upgrade-in-place.bpmn",
                                "restore-service.bpmn"),
                        List.of("obtain-approval"));
        world =
                new SimulatedSite(
                        folder,
                        (host, line, number) ->
                                line.equals(SCHEMA) && failing.getAndSet(false)
                                        ? HostFault.failing("OperationalError: (1050) exists")
                                        : HostFault.none());
        site = new Site(world.site.file(), world.site.hosts(), world.site.profile(), Pauses.REAL);
        services = ServiceBeans.on(engine, site, world.cloud());
        engine.bean("recordStop", (JavaDelegate) execution -> {});
    }

    @AfterEach
    void close() {
        engine.close();
        world.close();
    }

    /** What an operator does: reviews as proposed; restores what failed, then tries again. */
    private void operate() {
        for (List<String> open = engine.openTasks(); !open.isEmpty(); open = engine.openTasks()) {
            String task = open.get(0);
            seen.add(task);
            boolean restored = seen.stream().filter("decideOnService"::equals).count() > 1;
            if (task.equals("decideOnService")) {
                assertThat(version("openstack-cinder")).startsWith(restored ? "2013.2" : "2014.1");
                engine.complete(task, Map.of("decision", restored ? "retry" : "restore"));
            } else {
                engine.complete(task, Map.of("decision", "edit", "comment", "as proposed"));
            }
        }
    }

    private String version(String name) {
        return world.version("ctl-2", name);
    }

    private String schema(String database) {
        return world.machines
                .console(
                        "ctl-1", "mysql -N -B -e 'select version from migrate_version' " + database)
                .strip();
    }

    @Test
    void oneSchemaChangeFailsIsRestoredTriedAgainAndTheWholeRunCompletes() {
        ProcessInstance instance = engine.start("upgrade-services", CHANGE, Map.of());
        operate();
        assertThat(engine.ended(instance)).isTrue();
        assertThat(seen).filteredOn("decideOnService"::equals).hasSize(2);
        for (String service : List.of("keystone", "cinder", "glance", "neutron")) {
            Subject subject = Subject.service(service);
            assertThat(services.outage(new Change(CHANGE), service)).contains("schema ", " s.");
            assertThat(engine.records.last(new Change(CHANGE), subject, "testService"))
                    .isNotEmpty()
                    .allMatch(Entry::settled);
        }
        assertThat(version("openstack-cinder")).startsWith("2014.1");
        assertThat(schema("cinder")).isEqualTo("23");
        assertThat(engine.records.of(new Change(CHANGE)))
                .noneMatch(e -> e.state() == Entry.State.BEGUN);
        assertThatThrownBy(
                        () -> services.restore(new Change(CHANGE), "cinder", "stopRestoredService"))
                .hasMessage("cinder cannot be restored: glance was upgraded after it");
        assertThat(schema("cinder")).isEqualTo("23");
    }
}
