package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code yum check-update} prints where nobody looks: 80 columns, and long names broken. */
class PendingUpdatesTest {
    @Test
    void aNameTooLongForItsColumnIsAmongWhatTheGateLists() {
        assertThat(
                        PackageUpgrade.updates(
                                """

                                kernel.x86_64                     2.6.32-504.el6             base
                                python-django-openstack-auth-with-a-long-name.noarch
                                                                  1.1.5-1.el6                openstack
                                tzdata.noarch                     2014j-1.el6.and.a.long.release
                                                                                             updates
                                """))
                .containsExactly(
                        "kernel.x86_64 2.6.32-504.el6",
                        "python-django-openstack-auth-with-a-long-name.noarch 1.1.5-1.el6",
                        "tzdata.noarch 2014j-1.el6.and.a.long.release");
    }

    @Test
    void whatReplacesAnotherPackageIsListedAndWhatItReplacesIsNot() {
        assertThat(
                        PackageUpgrade.updates(
                                """
                                zlib.x86_64                       1.2-1.el6                  base
                                Obsoleting Packages
                                python-neutron.noarch             2014.1-1.el6               openstack
                                    python-quantum.noarch         2013.1-1.el6               @old
                                """))
                .containsExactly("zlib.x86_64 1.2-1.el6", "python-neutron.noarch 2014.1-1.el6");
    }
}
