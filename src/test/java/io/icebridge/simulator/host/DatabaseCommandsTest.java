package io.icebridge.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.simulator.host.machine.CloudSide;
import io.icebridge.simulator.host.machine.ServiceFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseCommandsTest {
    private final Map<String, List<Map<String, String>>> tables = new HashMap<>();
    private final SiteFixture site =
            new SiteFixture(
                    new CloudSide() {
                        @Override
                        public void serviceStarted(ServiceFacts service) {
                            // the tables alone matter here
                        }

                        @Override
                        public void serviceStopped(ServiceFacts service) {
                            // the tables alone matter here
                        }

                        @Override
                        public List<Map<String, String>> rows(String database, String table) {
                            return tables.getOrDefault(database + "." + table, List.of());
                        }

                        @Override
                        public void insert(String database, String table, Map<String, String> row) {
                            tables.computeIfAbsent(database + "." + table, t -> new ArrayList<>())
                                    .add(row);
                        }
                    },
                    true);

    private String sql(String statement) {
        return site.on("ctl-1", "mysql -N -B nova", statement).out();
    }

    private static Map<String, String> row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return row;
    }

    @Test
    void theCloudsOwnRowsAreRead() {
        tables.put(
                "nova.instances",
                List.of(
                        row("uuid", "a", "host", "cmp-1", "deleted", "0", "key_name", null),
                        row("uuid", "b", "host", "cmp-2", "deleted", "0", "key_name", "k"),
                        row("uuid", "c", "host", "cmp-1", "deleted", "7", "key_name", "k")));

        assertThat(sql("select uuid, key_name from instances where deleted = 0 order by uuid"))
                .isEqualTo("a\tNULL\nb\tk\n");
        assertThat(sql("select count(*) from instances where host = 'cmp-1' and deleted = 0;"))
                .isEqualTo("1\n");
        assertThat(sql("select uuid from instances where uuid in ('b','c') and key_name like 'k%'"))
                .isEqualTo("b\nc\n");
        assertThat(sql("select max(uuid) from instances where not (host = 'cmp-2')"))
                .isEqualTo("c\n");
    }

    @Test
    void keyPairsAreCopiedToTheNewDatabaseOnce() {
        site.out("ctl-1", "mysqladmin create nova_icehouse");
        site.out("ctl-new-1", "yum -y install http://m/rdo-release-icehouse-4.noarch.rpm");
        site.out("ctl-new-1", "yum -y install openstack-nova-common");
        site.out(
                "ctl-new-1",
                "openstack-config --set /etc/nova/nova.conf database connection mysql://nova:x@ctl-1/nova_icehouse");
        site.out("ctl-new-1", "nova-manage db sync");
        tables.put(
                "nova.key_pairs",
                List.of(
                        row(
                                "id",
                                "1",
                                "user_id",
                                "u",
                                "name",
                                "k",
                                "public_key",
                                "ssh x",
                                "deleted",
                                "0"),
                        row(
                                "id",
                                "2",
                                "user_id",
                                "u",
                                "name",
                                "gone",
                                "public_key",
                                "y",
                                "deleted",
                                "2")));
        String copy =
                "insert ignore into nova_icehouse.key_pairs (user_id, name, public_key, deleted)"
                        + " select user_id, name, public_key, 0 from nova.key_pairs where deleted = 0";
        String missing =
                "select o.name from nova.key_pairs o left join nova_icehouse.key_pairs n"
                        + " on n.user_id = o.user_id and n.name = o.name where o.deleted = 0 and n.id is null"
                        + " and n.name is null";

        assertThat(sql(missing)).isEqualTo("k\n");
        sql(copy);
        sql(copy);

        assertThat(tables.get("nova_icehouse.key_pairs")).hasSize(1);
        assertThat(sql(missing)).isEmpty();
    }

    @Test
    void aDumpRestoredElsewhereIsTheSameToTheLastByte() {
        site.out("ctl-1", "mysqldump --skip-comments keystone > /root/k.sql");
        site.out("ctl-1", "mysqladmin create scratch; mysql scratch < /root/k.sql");
        site.out("ctl-1", "mysqldump --skip-comments scratch > /root/s.sql");

        site.out("ctl-1", "cmp /root/k.sql /root/s.sql");
        assertThat(site.out("ctl-1", "mysql -N -e 'select count(*) from scratch.token'"))
                .isEqualTo("48210\n");
        assertThat(site.out("ctl-1", "mysql -N -e 'select version from scratch.migrate_version'"))
                .isEqualTo("34\n");
    }

    @Test
    void aDatabaseIsMadeAndDroppedWhetherItIsThereOrNot() {
        String all = "mysql -N -e 'show databases'";
        site.out("ctl-1", "mysql -e 'drop database if exists scratch'");
        site.out("ctl-1", "mysql -e 'create database if not exists scratch'");
        site.out("ctl-1", "mysql -e 'create database if not exists scratch'");
        assertThat(site.out("ctl-1", all)).contains("scratch");

        site.out("ctl-1", "mysql -e 'drop database if exists scratch'");

        assertThat(site.out("ctl-1", all)).doesNotContain("scratch");
    }

    @Test
    void aDumpThatFailsIsNotSummed() {
        String dump = "mysqldump --single-transaction %s > /root/d.sql && sha256sum /root/d.sql";

        assertThat(site.out("ctl-1", dump.formatted("keystone"))).endsWith("  /root/d.sql\n");
        SiteFixture.Outcome none = site.on("ctl-1", dump.formatted("nowhere"));
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.out()).isEmpty();
        site.out("ctl-1", "service mysqld stop");
        assertThat(site.on("ctl-1", dump.formatted("keystone")).err())
                .startsWith("mysqldump: Got error: 2002: Can't connect to local MySQL server");
    }

    @Test
    void aBrokenDumpIsRefused() {
        site.out("ctl-1", "mysqldump keystone | head -c 9000 > /root/k.sql; mysqladmin create s");

        assertThat(site.on("ctl-1", "mysql s < /root/k.sql").status()).isEqualTo(1);
    }

    @Test
    void aRestoreBringsTheOldSchemaBack() {
        site.out("ctl-1", "mysqldump keystone > /root/k.sql");
        site.out("ctl-1", "yum -y install http://m/rdo-release-icehouse-4.noarch.rpm");
        site.out("ctl-1", "openstack-service stop keystone; yum -y upgrade '*keystone*'");
        site.out("ctl-1", "keystone-manage token_flush; keystone-manage db_sync");
        assertThat(site.out("ctl-1", "keystone-manage db_version")).isEqualTo("44\n");

        site.out("ctl-1", "mysqladmin -f drop keystone; mysqladmin create keystone");
        site.out("ctl-1", "mysql keystone < /root/k.sql");
        assertThat(site.out("ctl-1", "keystone-manage db_version")).isEqualTo("34\n");
    }

    @Test
    void neutronsSchemaWaitsForEveryHost() {
        String migrate =
                "neutron-db-manage --config-file /etc/neutron/neutron.conf --config-file"
                        + " /etc/neutron/plugin.ini upgrade head";
        site.out("ctl-3", "openstack-service stop neutron");

        assertThat(site.on("ctl-3", migrate).err()).contains("still runs on cmp-1, cmp-2");

        site.out("cmp-1", "openstack-service stop neutron");
        site.out("cmp-2", "openstack-service stop neutron");
        site.out("ctl-3", migrate);
    }

    @Test
    void theServerIsReachedOnItsOwnHostOrByItsName() {
        assertThat(site.on("ctl-2", "mysql -e 'select 1'").err()).contains("ERROR 2002");
        assertThat(site.out("ctl-2", "mysql -h ctl-1 -N -e 'select 1'")).isEqualTo("1\n");

        site.out("ctl-1", "service mysqld stop");
        assertThat(site.on("ctl-2", "mysql -h ctl-1 -N -e 'select 1'").err())
                .contains("ERROR 2003");
    }

    @Test
    void mistakesAreAnsweredAsMySqlDoes() {
        assertThat(site.on("ctl-1", "mysql nowhere -e 'select 1'").err()).contains("ERROR 1049");
        assertThat(site.on("ctl-1", "mysql nova -e 'select 1 from nothing'").err())
                .contains("ERROR 1146 (42S02) at line 1: Table 'nova.nothing' doesn't exist");
        assertThat(site.on("ctl-1", "mysql nova -e 'frobnicate'").err()).contains("ERROR 1064");
    }
}
