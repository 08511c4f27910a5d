package io.icebridge.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PackageCommandsTest {
    private static final String ADD =
            "yum -d1 -y install http://mirror/rdo-release-icehouse-4.noarch.rpm";

    private final SiteFixture site = new SiteFixture();

    @BeforeEach
    void offerIcehouse() {
        site.out("ctl-2", "mkdir -p /root/kept");
        site.out("ctl-2", "yumdownloader -q --destdir /root/kept openstack-glance python-glance");
        site.out("ctl-2", ADD);
    }

    @Test
    void anUpgradeMovesWhatItsPatternMatchesAndNothingElse() {
        site.out("ctl-2", "yum -d1 -y upgrade '*glance*'");

        assertThat(site.out("ctl-2", "rpm -q openstack-glance"))
                .isEqualTo("openstack-glance-2014.1.5-1.el6.noarch\n");
        assertThat(site.out("ctl-2", "rpm -q --qf '%{VERSION}' openstack-cinder"))
                .isEqualTo("2013.2.3");
    }

    @Test
    void aChangedFileStaysWithTheNewOneBesideIt() {
        String before = site.out("ctl-2", "cat /etc/glance/glance-api.conf");

        SiteFixture.Outcome upgrade = site.on("ctl-2", "yum -d1 -y upgrade '*glance*'");

        assertThat(upgrade.err()).contains("glance-api.conf created as");
        assertThat(site.out("ctl-2", "cat /etc/glance/glance-api.conf")).isEqualTo(before);
        assertThat(site.out("ctl-2", "cat /etc/glance/glance-api.conf.rpmnew"))
                .contains("[database]")
                .doesNotContain("sql_connection");
    }

    @Test
    void anUnchangedFileIsReplaced() {
        site.out("cmp-new-1", "yum -d1 -y install openstack-nova-common");
        site.out("cmp-new-1", ADD);
        site.out("cmp-new-1", "yum -d1 -y upgrade openstack-nova-common");

        assertThat(site.out("cmp-new-1", "find /etc/nova -type f"))
                .isEqualTo("/etc/nova/nova.conf\n");
        assertThat(site.out("cmp-new-1", "cat /etc/nova/nova.conf")).contains("[libvirt]");
    }

    @Test
    void keptPackagesBringTheOldReleaseBack() {
        site.out("ctl-2", "yum -d1 -y upgrade '*glance*'");
        assertThat(site.on("ctl-2", "rpm -U /root/kept/*.rpm").status()).isNotZero();

        site.out("ctl-2", "rpm -U --oldpackage --replacepkgs /root/kept/*.rpm");

        assertThat(site.out("ctl-2", "rpm -q openstack-glance")).contains("-2013.2.3-");
    }

    @Test
    void installedPackagesAreKeptByTheirFullNames() {
        site.out("swf-1", "yumdownloader -q --destdir /root/new $(rpm -qa '*swift*')");

        assertThat(site.out("swf-1", "ls /root/new | wc -l"))
                .isEqualTo(site.out("swf-1", "rpm -qa '*swift*' | wc -l"));
    }

    /** Only when nothing at all is found does it fail; a part that is missing is only told. */
    @Test
    void whatIsNotOnOfferIsToldButFailsNothingElse() {
        SiteFixture.Outcome outcome =
                site.on("cmp-1", "yumdownloader -q --destdir /root nosuch python-novaclient");

        assertThat(outcome.err()).isEqualTo("No Match for argument nosuch\n");
        assertThat(outcome.status()).isZero();
        assertThat(site.on("cmp-1", "yumdownloader -q nosuch").status()).isEqualTo(1);
        assertThat(site.on("cmp-1", "yumdownloader -q $(rpm -qa nosuch)").status()).isZero();
    }

    @Test
    void anEmptyFolderIsNoPackage() {
        SiteFixture.Outcome outcome =
                site.on("ctl-2", "mkdir /root/e; rpm -U --oldpackage --replacepkgs /root/e/*.rpm");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("error: open of /root/e/*.rpm failed: No such file or directory\n");
    }

    @Test
    void whatIsInstalledIsReplacedOnlyWhenAsked() {
        assertThat(site.on("ctl-2", "rpm -U /root/kept/*.rpm").err())
                .contains("is already installed");

        site.out("ctl-2", "rpm -U --replacepkgs /root/kept/*.rpm");
    }

    @Test
    void theRepositoryIsAddedOnce() {
        String add = "rpm -q rdo-release-icehouse || " + ADD;

        assertThat(site.out("ctl-1", add)).contains("is not installed", "Complete!");
        assertThat(site.out("ctl-1", add)).isEqualTo("rdo-release-icehouse-4.noarch\n");
        assertThat(site.out("ctl-1", ADD)).isEqualTo("Nothing to do\n");
    }

    @Test
    void theOldReleaseIsNoLongerOnOffer() {
        assertThat(
                        site.on("ctl-2", "yumdownloader -q openstack-cinder-2013.2.3-1.el6.noarch")
                                .status())
                .isNotZero();
    }

    @Test
    void whatAPackageRequiresComesWithIt() {
        site.out("cmp-new-1", ADD);
        site.out("cmp-new-1", "yum -d1 -y install openstack-nova-compute");

        assertThat(site.out("cmp-new-1", "rpm -qa '*nova*'"))
                .contains("openstack-nova-common-2014.1", "python-nova-2014.1");
        assertThat(site.on("cmp-new-1", "test -e /etc/init.d/libvirtd").status()).isZero();
    }

    @Test
    void installingWhatIsOlderUpdatesIt() {
        site.out("cmp-1", ADD);
        site.out("cmp-1", "yum -d1 -y install openstack-nova-compute");

        assertThat(site.out("cmp-1", "rpm -q openstack-nova-compute openstack-nova-common"))
                .doesNotContain("2013.2");
    }

    @Test
    void aFullDiskEndsAnUpgradeInTheMiddle() {
        site.machine("ctl-2").files().full(true);

        SiteFixture.Outcome upgrade = site.on("ctl-2", "yum -d1 -y upgrade '*glance*'");

        assertThat(upgrade.status()).isEqualTo(1);
        assertThat(upgrade.err()).contains("No space left on device");
    }

    @Test
    void updatesAreTold() {
        assertThat(site.on("ctl-2", "yum check-update '*glance*'").status()).isEqualTo(100);
        assertThat(site.on("ctl-2", "yum -y install no-such-thing").status()).isEqualTo(1);
        assertThat(site.on("ctl-2", "rpm -q no-such-thing").out())
                .isEqualTo("package no-such-thing is not installed\n");
        assertThat(site.out("ctl-2", "yum repolist")).contains("openstack-icehouse");
    }

    @Test
    void whatRunsIsRestartedByItsNewPackage() {
        site.out("ctl-2", "yum -d1 -y upgrade '*swift*'");

        assertThat(site.machine("ctl-2").units().running("openstack-swift-proxy").version())
                .startsWith("1.13");
    }
}
