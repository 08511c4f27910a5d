package io.icebridge.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.simulator.host.machine.CloudSide;
import io.icebridge.simulator.host.machine.ServiceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceCommandsTest {
    private final List<String> told = new ArrayList<>();
    private final SiteFixture site =
            new SiteFixture(
                    new CloudSide() {
                        @Override
                        public void serviceStarted(ServiceFacts service) {
                            told.add("+" + service);
                        }

                        @Override
                        public void serviceStopped(ServiceFacts service) {
                            told.add("-" + service);
                        }

                        @Override
                        public List<Map<String, String>> rows(String database, String table) {
                            return List.of();
                        }
                    },
                    true);

    @Test
    void aServiceIsStoppedAndStartedAsAWhole() {
        site.out("ctl-2", "openstack-service stop cinder");
        assertThat(site.on("ctl-2", "openstack-service status cinder").status()).isEqualTo(123);
        assertThat(site.on("ctl-2", "service openstack-glance-api status").out())
                .contains("is running");

        site.out("ctl-2", "openstack-service start cinder");
        assertThat(site.out("ctl-2", "openstack-service status cinder").lines())
                .hasSize(3)
                .allMatch(l -> l.contains("is running"));
    }

    /** Up to 2014.1-1 any service that fails shows in the status; since 2014.1-3 only the last. */
    @Test
    void howManyServicesEndIsForTheReleasesOwnScriptToSay() {
        String status = "openstack-service status glance";
        site.out("ctl-2", "service openstack-glance-api stop");

        assertThat(site.on("ctl-2", status).out().lines())
                .containsExactly(
                        "openstack-glance-api is stopped",
                        "openstack-glance-registry (pid  1343) is running...");
        assertThat(site.on("ctl-2", status).status()).isEqualTo(123);

        site.out("ctl-2", "yum -y install http://m/rdo-release-icehouse-4.noarch.rpm");
        site.out("ctl-2", "yum -y upgrade openstack-utils");
        assertThat(site.on("ctl-2", status).status()).isZero();
        site.out("ctl-2", "service openstack-glance-registry stop");
        assertThat(site.on("ctl-2", status).status()).isEqualTo(3);
    }

    @Test
    void whatDoesNotRunIsNotRestarted() {
        String restart =
                "if service openstack-nova-compute status > /dev/null 2>&1;"
                        + " then service openstack-nova-compute restart; fi";

        assertThat(site.out("cmp-1", restart))
                .isEqualTo(
                        "Stopping openstack-nova-compute: [  OK  ]\n"
                                + "Starting openstack-nova-compute: [  OK  ]\n");
        assertThat(site.on("cmp-1", "service openstack-nova-compute status").status()).isZero();
        site.out("cmp-1", "service openstack-nova-compute stop");
        assertThat(site.out("cmp-1", restart)).isEmpty();
        assertThat(site.on("cmp-1", "service openstack-nova-compute status").status()).isEqualTo(3);
    }

    @Test
    void theCloudIsToldWithTheDatabaseThatTheConfigurationNames() {
        told.clear();
        site.out("cmp-1", "service openstack-nova-compute restart");

        assertThat(told)
                .containsExactly(
                        "-openstack-nova-compute 2013.2.3 on cmp-1 with nova",
                        "+openstack-nova-compute 2013.2.3 on cmp-1 with nova");
    }

    @Test
    void aServiceWithNewPackagesAndAnOldSchemaDoesNotStart() {
        site.out("ctl-2", "openstack-service stop glance");
        site.out("ctl-2", "yum -y install http://m/rdo-release-icehouse-4.noarch.rpm");
        site.out("ctl-2", "yum -y upgrade '*glance*'");

        SiteFixture.Outcome start = site.on("ctl-2", "openstack-service start glance");
        assertThat(start.status()).isEqualTo(123);
        assertThat(start.err()).contains("is not in sync: version 30, wanted 34");

        site.out("ctl-2", "openstack-db --service glance --update");
        site.out("ctl-2", "openstack-service start glance");
    }

    @Test
    void whatIsSwitchedOffIsNoLongerActedUpon() {
        site.out("ctl-3", "chkconfig openstack-nova-cert off");

        assertThat(site.out("ctl-3", "openstack-service list nova"))
                .contains("openstack-nova-api")
                .doesNotContain("openstack-nova-cert");
        assertThat(site.on("ctl-3", "chkconfig openstack-nova-cert").status()).isEqualTo(1);
        assertThat(site.on("ctl-3", "service no-such-thing start").status()).isEqualTo(1);
    }

    @Test
    void aServiceAnswersOnItsPortWhileItRuns() {
        String ask = "curl -s -o /dev/null -w '%{http_code}' http://localhost:5000/v2.0/";
        assertThat(site.out("ctl-1", ask)).isEqualTo("200");

        site.out("ctl-1", "openstack-service stop keystone");
        assertThat(site.on("ctl-1", ask).status()).isEqualTo(7);
    }

    @Test
    void aCloudWithNovaNetworkHasNoNeutron() {
        SiteFixture other = new SiteFixture(new QuietCloud(), false);

        assertThat(other.out("cmp-1", "rpm -qa '*neutron*'")).isEmpty();
        assertThat(other.out("cmp-1", "openstack-service list"))
                .isEqualTo("openstack-nova-compute\nopenstack-nova-network\n");
        assertThat(other.out("ctl-1", "mysql -N -e 'show databases'")).doesNotContain("neutron");
    }
}
