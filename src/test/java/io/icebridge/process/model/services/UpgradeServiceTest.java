package io.icebridge.process.model.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHost;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.process.TestEngine;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpgradeServiceTest {
    private static final ServiceProfile KEYSTONE =
            Profiles.load("havana-icehouse").service("keystone");
    private static final String SCHEMA = "openstack-db --service keystone --update";
    private static final String CONF = "/etc/keystone/keystone.conf";

    private static final String OURS =
            """
            [database]
            connection = mysql://keystone:pw@127.0.0.1/keystone
            [DEFAULT]
            admin_token = ours
            """;
    private final FakeHosts hosts = new FakeHosts();
    private FakeHost controller;
    private static TestEngine engine;
    private int tokens;
    private String change;
    private static int changes;

    @BeforeAll
    static void anEngine() {
        engine =
                new TestEngine(
                        "upgrade-service",
                        List.of(
                                "upgrade-service.bpmn",
                                "upgrade-in-place.bpmn",
                                "restore-service.bpmn"),
                        List.of("obtain-approval"));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @BeforeEach
    void aCloudOnHavana() {
        engine.endAll();
        change = "CHG" + ++changes;
        controller =
                hosts.host("ctl1")
                        .with("openstack-keystone-2013.2-1.el6", "python-keystone-2013.2-1.el6")
                        .running("openstack-keystone");
        controller.files().put(CONF, OURS);
        CloudFile file = TestCloudFile.with("ctl1", List.of("identity", "database"), "keystone");
        Site site = new Site(file, hosts, Profiles.load("havana-icehouse"), d -> {});
        ServiceBeans.on(engine, site, cloud());
    }

    private Cloud cloud() {
        Identity identity =
                Fake.of(Identity.class)
                        .answering("proveTokenIssue", a -> ++tokens)
                        .answering("projects", a -> List.of())
                        .port();
        return Fake.of(Cloud.class)
                .answering("identity", a -> identity)
                .answering("changing", a -> Fake.of(CloudChanges.class).port())
                .port();
    }

    private ProcessInstance upgrade(String service) {
        return engine.start("upgrade-service", change, Map.of("service", service));
    }

    @Test
    void keystoneIsUpgradedInTheOrderOfTheProcedure() {
        assertThat(engine.ended(upgrade("keystone"))).isTrue();
        assertThat(controller.ran())
                .containsSubsequence(
                        "mysqladmin create keystone_rehearsal",
                        Template.command(
                                        "chroot {root} sh -c {command}",
                                        Map.of(
                                                "root",
                                                "/var/lib/icebridge/rehearsal/keystone",
                                                "command",
                                                KEYSTONE.rehearsal().command()))
                                .line(),
                        "mysql -e 'drop database if exists keystone_rehearsal'",
                        KEYSTONE.stop(),
                        "yum -d1 -y upgrade '*keystone*'",
                        KEYSTONE.beforeSchema(),
                        SCHEMA,
                        KEYSTONE.start());
        assertThat(controller.packages()).allMatch(p -> p.contains("2014.1"));
        assertThat(tokens).isEqualTo(1);
    }

    @Test
    void aServiceThatTheCloudLacksIsSkippedOnRecord() {
        assertThat(engine.ended(upgrade("swift"))).isTrue();
        assertThat(engine.records.of(new Change(change)))
                .singleElement()
                .satisfies(e -> assertThat(e.result()).contains("skipped"));
    }

    @Test
    void aFailedSchemaChangeAsksAnOperatorAndARetryContinuesThere() {
        controller.fail(SCHEMA, 1);
        ProcessInstance instance = upgrade("keystone");
        assertThat(engine.openTasks()).containsExactly("decideOnService");
        engine.complete("decideOnService", Map.of("decision", "retry"));
        assertThat(engine.ended(instance)).isTrue();
        assertThat(controller.ran()).containsOnlyOnce("yum -d1 -y upgrade '*keystone*'");
    }

    @Test
    void aFailedServiceIsRestoredTriedAgainAndCompletes() {
        controller.fail(SCHEMA, 1);
        ProcessInstance instance = upgrade("keystone");
        engine.complete("decideOnService", Map.of("decision", "restore"));
        assertThat(engine.openTasks()).containsExactly("decideOnService");
        assertThat(controller.packages()).allMatch(p -> p.contains("2013.2"));
        assertThat(controller.ran())
                .anyMatch(l -> l.startsWith("tar -xzPf"))
                .anyMatch(l -> l.startsWith("mysql keystone < "));
        engine.complete("decideOnService", Map.of("decision", "retry"));
        assertThat(engine.ended(instance)).isTrue();
        assertThat(controller.packages()).allMatch(p -> p.contains("2014.1"));
    }

    @Test
    void packagesThatShowedTheOldReleaseAfterwardsAreTakenBackToo() {
        controller.with("python-keystone-extra-2013.2-9.el6");
        controller.keepOld("python-keystone-extra");
        upgrade("keystone");
        assertThat(engine.openTasks()).containsExactly("decideOnService");
        engine.complete("decideOnService", Map.of("decision", "restore"));
        assertThat(controller.ran()).anyMatch(l -> l.startsWith("rpm -U --oldpackage"));
    }

    @Test
    void anOperatorIsAskedAgainAboutAFileThatWasNotExpected() {
        controller.files().put(CONF + ".rpmnew", "[DEFAULT]\nlog_dir = /var/log/keystone\n");
        ProcessInstance instance = upgrade("keystone");
        assertThat(engine.openTasks()).containsExactly("reviewAgain");
        engine.complete("reviewAgain", Map.of("decision", "edit", "comment", "as proposed"));
        assertThat(engine.ended(instance)).isTrue();
        assertThat(controller.files().get(CONF)).isEqualTo(OURS + "log_dir = /var/log/keystone\n");
        assertThat(controller.files()).doesNotContainKey(CONF + ".rpmnew");
    }

    @Test
    void aStoppedChangeEndsWithTheErrorThatTheCallerCatches() {
        controller.fail(SCHEMA, 1);
        upgrade("keystone");
        assertThatThrownBy(() -> engine.complete("decideOnService", Map.of("decision", "stop")))
                .hasMessageContaining("CHANGE_STOPPED");
    }
}
