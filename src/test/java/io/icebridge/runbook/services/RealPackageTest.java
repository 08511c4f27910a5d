package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.host.ShellHost;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.profile.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What a package brought, read from one that rpm itself has built. */
@EnabledIf(value = "installed", disabledReason = "wants rpm: apt-get install rpm cpio")
class RealPackageTest {
    private static final String SHIPPED = "[DEFAULT]\n# Zürich\n#verbose=false\n";
    private static final String SPEC =
            """
            Name: openstack-keystone
            Version: 2013.2
            Release: 1.el6
            Summary: A package of the old release
            License: ASL 2.0
            BuildArch: noarch
            %description
            Of a test.
            %install
            mkdir -p %{buildroot}/etc/keystone
            cp %{_topdir}/shipped %{buildroot}/etc/keystone/keystone.conf
            %files
            %config(noreplace) /etc/keystone/keystone.conf
            """;

    private final ShellHost host = new ShellHost();
    @TempDir Path folder;

    static boolean installed() {
        return Files.isExecutable(Path.of("/usr/bin/rpmbuild"))
                && Files.isExecutable(Path.of("/usr/bin/cpio"));
    }

    @BeforeEach
    void build() throws IOException {
        Files.writeString(folder.resolve("shipped"), SHIPPED);
        Files.writeString(folder.resolve("keystone.spec"), SPEC);
        Result built =
                host.run(
                        Command.of(
                                "rpmbuild -bb --quiet --define {top} {spec}",
                                Map.of(
                                        "top",
                                        "_topdir " + folder,
                                        "spec",
                                        folder.resolve("keystone.spec").toString())));
        assertThat(built.ok()).as(built.errors()).isTrue();
    }

    @Test
    void theFileIsAsThePackageBroughtIt() {
        assertThat(shipped("openstack-keystone-2013.2-1.el6.noarch.rpm", "keystone.conf").output())
                .isEqualTo(SHIPPED);
    }

    @Test
    void aFileThatThePackageNeverHadIsEmpty() {
        assertThat(shipped("openstack-keystone-2013.2-1.el6.noarch.rpm", "policy.json").output())
                .isEmpty();
    }

    @Test
    void aPackageThatWasNotKeptFails() {
        assertThat(shipped("openstack-nova-2013.2-1.el6.noarch.rpm", "keystone.conf").ok())
                .isFalse();
    }

    private Result shipped(String rpm, String file) {
        return host.run(
                Template.command(
                        Profiles.load("havana-icehouse").configuration().shipped(),
                        Map.of(
                                "package",
                                folder.resolve("RPMS/noarch").resolve(rpm).toString(),
                                "file",
                                "/etc/keystone/" + file)));
    }
}
