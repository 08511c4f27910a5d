package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.readiness.Finding;
import io.icebridge.runbook.readiness.HostChecks;
import io.icebridge.simulator.host.machine.HostFaults;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services as sites have them and a fresh installation has not, upgraded on simulated hosts. */
class SitesTraitsTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final String ALIAS = "WSGIScriptAlias / /var/www/cgi-bin/keystone/main";

    @TempDir Path folder;
    @AutoClose private SimulatedSite world;

    @BeforeEach
    void aHavanaSite() {
        world = new SimulatedSite(folder, HostFaults.NONE);
    }

    private String console(String host, String line) {
        return world.machines.console(host, line);
    }

    private List<Finding> findings(String code) {
        return new HostChecks(
                        world.site.file(), world.hosts, world.site.profile(), Clock.systemUTC())
                .check(line -> {}).stream().filter(f -> f.code().startsWith(code)).toList();
    }

    private String rows(String schema, String table) {
        return console("ctl-1", "mysql -N -B -e 'select count(*) from " + table + "' " + schema)
                .strip();
    }

    private void isUpgraded(String service) {
        world.run(CHANGE, service).all();
        assertThat(world.journal.of(CHANGE)).allMatch(Entry::settled);
    }

    @Test
    void tokensInMemcachedAreNotFlushedFromADatabase() {
        console(
                "ctl-1",
                "openstack-config --set /etc/keystone/keystone.conf token driver"
                        + " keystone.token.backends.memcache.Token");
        String before = rows("keystone", "token");
        isUpgraded("keystone");
        assertThat(rows("keystone", "token")).isEqualTo(before);
    }

    @Test
    void tokensInTheDatabaseAreFlushed() {
        isUpgraded("keystone");
        assertThat(rows("keystone", "token")).isEqualTo("120");
    }

    @Test
    void whereApacheRunsKeystoneItIsApacheThatStopsAndStarts() {
        console("ctl-1", "service openstack-keystone stop; chkconfig openstack-keystone off");
        console(
                "ctl-1",
                "mkdir -p /etc/httpd/conf.d; echo '"
                        + ALIAS
                        + "' > /etc/httpd/conf.d/wsgi-keystone.conf");
        console("ctl-1", "service httpd restart");
        ServiceRun run = world.run(CHANGE, "keystone");
        run.rehearse();
        run.review();
        run.backUp();
        run.stop();
        assertThat(world.machines.runs("ctl-1", "httpd")).isFalse();
        run.packages();
        run.schema();
        run.review();
        run.start();
        run.test();
        assertThat(world.machines.runs("ctl-1", "httpd")).isTrue();
        assertThat(world.journal.of(CHANGE)).allMatch(Entry::settled);
    }

    @Test
    void otherwiseApacheIsLeftAlone() {
        ServiceRun run = world.run(CHANGE, "keystone");
        run.rehearse();
        run.review();
        run.backUp();
        run.stop();
        assertThat(world.machines.runs("ctl-1", "httpd")).isTrue();
    }

    @Test
    void aNeutronDatabaseThatDoesNotTellItsVersionIsStampedBeforeItsSchemaChanges() {
        console("ctl-1", "mysql -e 'delete from alembic_version' neutron");
        assertThat(findings("stamp-neutron"))
                .singleElement()
                .satisfies(
                        f -> {
                            assertThat(f.subject()).isEqualTo("host ctl-1");
                            assertThat(f.blocks()).isFalse();
                        });
        isUpgraded("neutron");
        assertThat(
                        console(
                                "ctl-1",
                                "mysql -N -B -e 'select version_num from alembic_version' neutron"))
                .isEqualTo("icehouse\n");
    }

    @Test
    void nothingIsFoundInDatabasesOfAFreshInstallation() {
        for (String code : List.of("charset", "stamp", "doubled")) {
            assertThat(findings(code)).isEmpty();
        }
    }

    @Test
    void tablesInAnotherCharacterSetAreFoundFirstAndTheRehearsalSaysWhatHelps() {
        console("ctl-1", "mysql -e 'alter table project convert to character set latin1' keystone");
        assertThat(findings("charset-keystone"))
                .singleElement()
                .satisfies(f -> assertThat(f.what()).endsWith(": project"));
        ServiceRun run = world.run(CHANGE, "keystone");
        assertThatThrownBy(run::rehearse)
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining(
                        "tables are not in UTF-8 (project): alter table NAME convert");

        console("ctl-1", "mysql -e 'alter table project convert to character set utf8' keystone");
        assertThat(findings("charset")).isEmpty();
        world.run(CHANGE, "keystone").all();
    }

    @Test
    void agentsThatAreThereTwiceAreFoundFirstAndTheRehearsalSaysWhatHelps() {
        console(
                "ctl-1",
                "mysql -e \"insert into agents (agent_type, host) values ('x', 'y')\" neutron");
        assertThat(findings("doubled-agents")).hasSize(1);
        assertThatThrownBy(() -> world.run(CHANGE, "neutron").rehearse())
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("once that is there twice (DHCP agent-net-1): keep one");
    }
}
