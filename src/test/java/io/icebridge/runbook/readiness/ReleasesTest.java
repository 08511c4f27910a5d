package io.icebridge.runbook.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages of another release than Havana are found on the hosts of every role. */
class ReleasesTest {
    private static final Profile PROFILE = Profiles.load("havana-icehouse");
    private final FakeHosts hosts = new FakeHosts();

    private List<String> found(String role, String command, String says) {
        hosts.host("h1").say(command, says);
        return new HostChecks(
                        TestCloudFile.with("h1", List.of(role), "keystone"),
                        hosts,
                        PROFILE,
                        Clock.systemUTC())
                .check(line -> {}).stream().map(Finding::code).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "identity, rpm -q openstack-keystone, openstack-keystone-2013.1.4-1.el6.noarch",
        "volume, rpm -q openstack-cinder, openstack-cinder-2013.1.4-1.el6.noarch",
        "image, rpm -q openstack-glance, openstack-glance-2013.1.4-1.el6.noarch",
        "object, rpm -q openstack-swift, openstack-swift-1.8.0-2.el6.noarch",
        "network, rpm -q openstack-neutron, openstack-neutron-2013.1.4-1.el6.noarch",
        "dashboard, rpm -q openstack-dashboard, openstack-dashboard-2013.1.4-1.el6.noarch"
    })
    void anOlderReleaseIsFound(String role, String command, String says) {
        assertThat(found(role, command, says)).contains(role + "-version");
    }

    @ParameterizedTest
    @CsvSource({
        "object, rpm -q openstack-swift, openstack-swift-1.10.0-2.el6.noarch",
        "network, rpm -q openstack-neutron, openstack-neutron-2013.2.3-7.el6.noarch",
        "dashboard, rpm -q openstack-dashboard, openstack-dashboard-2013.2.3-1.el6.noarch"
    })
    void havanaIsNot(String role, String command, String says) {
        assertThat(found(role, command, says)).doesNotContain(role + "-version");
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT reclaim_instance_interval, 3600, soft-delete",
        "DEFAULT reclaim_instance_interval, 0, ''",
        "DEFAULT reclaim_instance_interval, '', ''",
        "cells enable, True, cells",
        "cells enable, False, ''",
        "cells enable, '', ''"
    })
    void aNovaThatKeepsDeletedServersOrHasCellsIsFound(String option, String says, String code) {
        String get = "openstack-config --get /etc/nova/nova.conf " + option + " || true";
        assertThat(found("nova-controller", get, says))
                .filteredOn(List.of("soft-delete", "cells")::contains)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "openstack-nova-common-2014.1-2.el6.noarch, false",
        "openstack-nova-common-2013.2-2.el6.noarch, true",
        "'openstack-nova-common-2014.1-2.el6.noarch\nopenstack-nova-api-2013.2-2.el6.noarch', true"
    })
    void whateverIsLeftOfTheOldNovaOnANewNodeIsFound(String says, boolean finding) {
        assertThat(
                        found("compute-new", "rpm -qa 'openstack-nova-*'", says)
                                .contains("new-node-clean"))
                .isEqualTo(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "openstack-neutron-openvswitch-2013.1.4-1.el6.noarch, true",
        "openstack-neutron-openvswitch-2013.2.3-7.el6.noarch, false",
        "'', false"
    })
    void anOlderAgentOnAComputeNodeIsFound(String says, boolean finding) {
        assertThat(found("compute", "rpm -qa 'openstack-neutron*'", says).contains("agent-version"))
                .isEqualTo(finding);
    }
}
