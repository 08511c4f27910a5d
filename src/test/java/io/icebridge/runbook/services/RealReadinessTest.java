package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.host.Result;
import io.icebridge.runbook.profile.DatabaseCheck;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.profile.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The profile's questions to databases, asked of a real MariaDB. */
@EnabledIf(
        value = "io.icebridge.runbook.services.RealMariaDb#installed",
        disabledReason = "wants mariadb-server: apt-get install mariadb-server")
class RealReadinessTest {
    private static final Profile PROFILE = Profiles.load("havana-icehouse");

    @TempDir Path folder;
    @AutoClose private RealMariaDb server;

    @BeforeEach
    void databases() throws Exception {
        server = new RealMariaDb(folder);
        for (String schema : List.of("keystone", "glance", "neutron")) {
            server.query("", "create database " + schema + " character set utf8");
        }
    }

    private TreeSet<String> found() {
        TreeSet<String> codes = new TreeSet<>();
        for (DatabaseCheck check : PROFILE.databaseReadiness()) {
            Map<String, String> schema = Map.of("schema", check.service());
            Result result =
                    server.host.look(
                            Template.command(
                                    PROFILE.database().ask(),
                                    Map.of(
                                            "schema",
                                            check.service(),
                                            "sql",
                                            Template.text(check.sql(), schema))));
            if (result.ok() && !result.output().isBlank()) {
                codes.add(check.code());
            }
        }
        return codes;
    }

    private void sound() {
        server.query("keystone", "create table migrate_version (v int) character set latin1");
        server.query("keystone", "create table project (id varchar(64))");
        server.query("glance", "create table images (id varchar(36))");
        server.query(
                "neutron",
                "create table alembic_version (version_num varchar(32));"
                        + " insert into alembic_version values ('havana');"
                        + " create table agents (id varchar(36), agent_type varchar(255), host"
                        + " varchar(255)); insert into agents values ('1', 'DHCP agent', 'n1'),"
                        + " ('2', 'DHCP agent', 'n2'), ('3', 'L3 agent', 'n1')");
    }

    @Test
    void nothingIsFoundWhereNothingIsAmiss() {
        sound();
        assertThat(found()).isEmpty();
    }

    @Test
    void aStampIsMissedWhereItsTableIsEmptyAndWhereItIsNotThere() {
        assertThat(found()).containsExactly("stamp-neutron");
        sound();
        server.query("neutron", "delete from alembic_version");
        assertThat(found()).containsExactly("stamp-neutron");
    }

    @Test
    void otherCharacterSetsAndWhatIsThereTwiceAreFound() {
        sound();
        server.query("keystone", "alter table project convert to character set latin1");
        server.query("glance", "alter table images convert to character set latin1");
        server.query("neutron", "insert into agents values ('4', 'L3 agent', 'n1')");
        server.query(
                "neutron",
                "create table members (id int, pool_id int, address varchar(64), protocol_port"
                        + " int); insert into members values (1, 7, '10.0.0.4', 80), (2, 7,"
                        + " '10.0.0.4', 80)");
        assertThat(found())
                .containsExactly(
                        "charset-glance", "charset-keystone", "doubled-agents", "doubled-members");
    }
}
