package io.icebridge.process.model.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.IdentityCloud;
import io.icebridge.host.RealHost;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.process.TestEngine;
import io.icebridge.process.step.Failures.Recorded;
import io.icebridge.runbook.fleet.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The model on a host behind OpenSSH's own server: whatever goes wrong ends at an operator, all of
 * it on record, and a program that is started anew carries on.
 */
@EnabledIf(
        value = "io.icebridge.ssh.RealSshd#installed",
        disabledReason = "wants root and openssh-server: apt-get install openssh-server")
class UpgradeOnRealHostTest {
    private static final Subject KEYSTONE = Subject.service("keystone");
    private static final String UPGRADE = "yum -d1 -y upgrade *keystone*";
    private static TestEngine engine;
    private static int changes;
    @TempDir Path folder;
    private RealHost host;
    private String change;

    @BeforeAll
    static void anEngine() {
        engine =
                new TestEngine(
                        "upgrade-on-real-host",
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
    void aHost() {
        engine.endAll();
        change = "CHG" + ++changes;
        host = new RealHost(folder);
        restart();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    /** Everything of the program that is in memory is made anew. */
    private void restart() {
        ServiceBeans.on(engine, host.site(), IdentityCloud.with());
    }

    private ProcessInstance reviewedUpgrade() {
        ProcessInstance instance = upgrade();
        reviewed();
        return instance;
    }

    /** Once the program that is trapped says that it has begun. */
    private ProcessInstance upgradeAmidWhich(Runnable something) {
        CompletableFuture<ProcessInstance> running =
                CompletableFuture.supplyAsync(this::reviewedUpgrade);
        host.awaitThere("begun");
        something.run();
        return running.join();
    }

    /** The minute that the profile gives it passes at once. */
    private ProcessInstance upgradeThatHangs() {
        return upgradeAmidWhich(() -> engine.pass(Duration.ofMinutes(1)));
    }

    private ProcessInstance upgrade() {
        return engine.start("upgrade-service", change, Map.of("service", "keystone"));
    }

    private void anOperatorSees(String step, String message, String output) {
        assertThat(engine.openTasks())
                .containsExactly(
                        step.equals("rehearseSchema") ? "decideOnRehearsal" : "decideOnService");
        Recorded failure = engine.failures.last(change, "service keystone").orElseThrow();
        assertThat(failure.step()).isEqualTo(step);
        assertThat(failure.kind() + " " + failure.message()).contains(message);
        assertThat(failure.detail()).contains(output);
    }

    private void aRestartCarriesOn(ProcessInstance instance) {
        restart();
        engine.complete(engine.openTasks().get(0), Map.of("decision", "retry"));
        reviewed();
        completed(instance);
    }

    /** Where it failed before the review, or had been reviewed. */
    private void aRestartCarriesOnReviewed(ProcessInstance instance) {
        restart();
        engine.complete("decideOnService", Map.of("decision", "retry"));
        completed(instance);
    }

    private void reviewed() {
        engine.complete(
                "reviewConfiguration", Map.of("decision", "edit", "comment", "as proposed"));
    }

    private void completed(ProcessInstance instance) {
        assertThat(engine.ended(instance)).isTrue();
        assertThat(host.calls()).containsOnlyOnce(UPGRADE);
        assertThat(host.read("rpms/openstack-keystone")).startsWith("2014.1");
        assertThat(host.there("units/openstack-keystone")).isTrue();
        assertThat(engine.records.of(new Change(change)))
                .allMatch(e -> e.state() != Entry.State.BEGUN);
    }

    private Entry record(String step, String part) {
        Key key = new Key(step, KEYSTONE, Place.host("ctl-1"), part);
        return engine.records.last(new Change(change), key).orElseThrow();
    }

    private String output(String step, String part) {
        return record(step, part).result(Ran.class).orElseThrow().output();
    }

    @Test
    void everyStepRunsAndItsOutputIsKept() {
        ProcessInstance instance = upgrade();
        reviewed();
        completed(instance);
        assertThat(output("upgradeServicePackages", "packages"))
                .contains("Updating   : openstack-keystone", "Complete!");
        assertThat(record("rehearseSchema", "installed").result())
                .contains("openstack-keystone-2013.2-1.el6");
        assertThat(record("upgradeServicePackages", "versions").result())
                .contains("openstack-keystone-2014.1.5-1.el6");
        assertThat(output("updateSchema", "schema")).contains("Success.");
        assertThat(host.read("etc/keystone/keystone.conf"))
                .isEqualTo(RealHost.CONF + "log_dir = /var/log/keystone\n");
        assertThat(record("rehearseSchema", "copyBefore").result()).contains("1001");
        assertThat(record("rehearseSchema", "copyAfter").result()).contains("1002");
        assertThat(host.there("db/keystone_rehearsal")).isFalse();
    }

    @Test
    void aConnectionThatDropsInTheMiddleOfAPackageUpgradeCutsNothingOff() {
        host.trap(
                "yum",
                "if [ $3 = upgrade ]; then touch $root/begun;"
                        + " while [ ! -e $root/go ]; do sleep 0.1; done; fi");
        ProcessInstance instance = upgradeAmidWhich(() -> host.sshd().close());
        anOperatorSees("upgradeServicePackages", "ctl-1", "");
        assertThat(engine.records.of(new Change(change)))
                .filteredOn(e -> e.state() == Entry.State.BEGUN)
                .extracting(e -> e.key().step() + " " + e.key().part())
                .containsExactly("upgradeServicePackages packages");
        host.sshd().restart(List.of("host_ed25519"));
        host.put("go", "");
        aRestartCarriesOnReviewed(instance);
    }

    @Test
    void aHangingStopIsTheOperatorsAtItsLimit() {
        host.trap(
                "openstack-service",
                "if [ $1 = stop ]; then echo stopping; touch $root/begun;"
                        + " while [ ! -e $root/go ]; do sleep 0.1; done; fi");
        ProcessInstance instance = upgradeThatHangs();
        anOperatorSees("stopService", "still runs after 1 minutes", "stopping");
        host.put("go", "");
        aRestartCarriesOnReviewed(instance);
    }

    @Test
    void aHangingPackageUpgradeIsLeftAloneAndJoinedAgain() {
        host.trap(
                "yum",
                "echo resolving; if [ $3 = upgrade ]; then touch $root/begun;"
                        + " while [ ! -e $root/go ]; do sleep 0.1; done; fi");
        ProcessInstance instance = upgradeThatHangs();
        anOperatorSees("upgradeServicePackages", "still runs after 1 minutes", "resolving");
        host.put("go", "");
        aRestartCarriesOnReviewed(instance);
    }

    @Test
    void aFailingCommandShowsItsLastWords() {
        host.trap("openstack-db", "echo 'OperationalError: (1142) denied' >&2; exit 3");
        ProcessInstance instance = reviewedUpgrade();
        anOperatorSees("updateSchema", "ended with 3", "OperationalError: (1142) denied");
        host.noTrap("openstack-db");
        aRestartCarriesOnReviewed(instance);
    }

    @Test
    void aFullDiskEndsTheBackupBeforeAnythingIsTouched() throws IOException {
        Path dump = host.backups(change).resolve("keystone.sql.new");
        Files.createDirectories(dump.getParent());
        Files.createSymbolicLink(dump, Path.of("/dev/full"));
        ProcessInstance instance = reviewedUpgrade();
        anOperatorSees("backUpService", "ended with", "No space left on device");
        assertThat(host.there("units/openstack-keystone")).isTrue();
        assertThat(host.read("rpms/openstack-keystone")).startsWith("2013.2");
        Files.delete(dump);
        aRestartCarriesOnReviewed(instance);
    }

    @Test
    void aHostWhoseKeyChangedIsNotSpokenTo() throws IOException {
        String known = Files.readString(folder.resolve("known_hosts"));
        host.sshd().keygen("ed25519", "other");
        host.sshd().restart(List.of("other"));
        restart();
        ProcessInstance instance = upgrade();
        anOperatorSees("rehearseSchema", "KEY_CHANGED", "");
        assertThat(host.calls()).isEmpty();
        assertThat(Files.readString(folder.resolve("known_hosts"))).isEqualTo(known);
        host.sshd().restart(List.of("host_ed25519"));
        aRestartCarriesOn(instance);
    }

    @Test
    void aFailedSchemaChangeIsRestoredTriedAgainAndCompletes() {
        String before = host.read("db/keystone");
        host.trap("openstack-db", "echo half >> $root/db/keystone; exit 1");
        ProcessInstance instance = reviewedUpgrade();
        host.noTrap("openstack-db");
        restart();
        engine.complete("decideOnService", Map.of("decision", "restore"));
        assertThat(host.read("db/keystone")).isEqualTo(before);
        assertThat(host.read("rpms/openstack-keystone")).startsWith("2013.2");
        assertThat(host.there("units/openstack-keystone")).isTrue();
        restart();
        engine.complete("decideOnService", Map.of("decision", "retry"));
        assertThat(engine.ended(instance)).isTrue();
        assertThat(host.read("db/keystone")).isEqualTo(before + "schema of icehouse\n");
        assertThat(host.read("rpms/openstack-keystone")).startsWith("2014.1");
    }
}
