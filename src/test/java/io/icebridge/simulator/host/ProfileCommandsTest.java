package io.icebridge.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.profile.Check;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.host.machine.HostSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every command of the release profile, on the host that it is for. */
class ProfileCommandsTest {
    private final Profile profile = Profiles.load("havana-icehouse");
    private final SiteFixture site = new SiteFixture();

    private final Map<String, String> values =
            Map.of(
                    "file", "/etc/keystone/keystone.conf",
                    "copy", "/etc/keystone/keystone.conf.copy",
                    "target", "/etc/keystone/keystone.conf.moved",
                    "folder", "/etc/keystone",
                    "archive", "/var/lib/keystone.tar.gz",
                    "unit", "openstack-keystone",
                    "service", "keystone",
                    "pattern", "*keystone*",
                    "schema", "keystone",
                    "repository-url", profile.settings().get("repository-url"));

    @Test
    void aHostAnswersTheChecksOfReadiness() {
        for (Check check : profile.readiness()) {
            for (String host : hosts(check)) {
                SiteFixture.Outcome outcome =
                        site.on(host, Template.command(check.command(), values).line());
                assertThat(outcome.status()).as(host + ": " + check.command()).isZero();
            }
        }
    }

    private static List<String> hosts(Check check) {
        return HostLayout.bundled(List.of("cmp-1"), true).hosts().stream()
                .filter(h -> check.roles().isEmpty() || check.roles().stream().anyMatch(h::is))
                .map(HostSpec::name)
                .toList();
    }

    @Test
    void filesPackagesAndUnitsAreHandled() {
        var host = profile.host();
        run("ctl-1", host.readFile());
        run("ctl-1", host.copyFile());
        run("ctl-1", host.createFile());
        site.on("ctl-1", Template.command(host.fillFile(), values).line(), "[DEFAULT]\n");
        run("ctl-1", host.moveFile());
        run("ctl-1", Template.command("mv {target} {file}", values).line());
        run("ctl-1", host.fileThere());
        run("ctl-1", host.listFiles());
        run("ctl-1", host.makeFolder());
        run("ctl-1", host.checksum());
        run("ctl-1", host.unitStatus());
        run("ctl-1", host.enableUnit());
        run("ctl-1", host.packageVersions());
        run("ctl-1", "mkdir -p /root/kept");
        List<String> keystone = List.of("openstack-keystone");
        several("ctl-1", host.listPackages(), keystone, "/root/kept");
        several("ctl-1", host.keepPackages(), keystone, "/root/kept");
        several("ctl-1", host.packageVersionsOf(), keystone, "/root/kept");
        assertThat(notKept(keystone)).isEmpty();
        several("ctl-1", host.oldPackages(), keystone, "/root/kept");
        run("ctl-1", host.addMissingRepository());
        several("ctl-1", host.installPackages(), List.of("openstack-utils"), "/root/kept");
    }

    private String notKept(List<String> packages) {
        return several("ctl-1", profile.host().packagesNotKept(), packages, "/root/kept");
    }

    @Test
    void aPackageThatIsNotWholeOrNotListedIsNotKept() {
        List<String> keystone = List.of("openstack-keystone");
        run("ctl-1", "mkdir -p /root/kept");
        several("ctl-1", profile.host().listPackages(), keystone, "/root/kept");
        several("ctl-1", profile.host().keepPackages(), keystone, "/root/kept");
        String name = run("ctl-1", "rpm -qa openstack-keystone").strip();
        run("ctl-1", "echo openstack-keystone > /root/kept/" + name + ".rpm");
        assertThat(notKept(keystone).strip()).isEqualTo(name);
        several("ctl-1", profile.host().keepPackages(), keystone, "/root/kept");
        assertThat(notKept(keystone)).isEmpty();
        run("ctl-1", "echo -n > /root/list");
        assertThat(notKept(keystone).strip()).isEqualTo(name);
    }

    @Test
    void databasesAndConfigurationAreSavedAndBroughtBack() {
        var database = profile.database();
        Map<String, String> dump = Map.of("schema", "keystone", "file", "/root/k.sql");
        Map<String, String> copy = Map.of("schema", "scratch", "file", "/root/k.sql");
        run("ctl-1", Template.command(database.dump(), dump).line());
        run("ctl-1", Template.command(database.create(), copy).line());
        run("ctl-1", Template.command(database.load(), copy).line());
        String original = run("ctl-1", Template.command(database.same(), copy).line());
        run("ctl-1", Template.command(database.dropIfThere(), copy).line());
        run("ctl-1", database.exists());
        Map<String, String> archive = Map.of("file", "/root/k.sql", "archive", "/root/k.sql.gz");
        run("ctl-1", Template.command(database.compress(), archive).line());
        assertThat(run("ctl-1", Template.command(database.proveArchive(), archive).line()))
                .isEqualTo(original);

        run("ctl-1", profile.configuration().save());
        run("ctl-1", profile.configuration().prove());
        run("ctl-1", "echo spoilt > /etc/keystone/keystone.conf");
        assertThat(site.on("ctl-1", filled(profile.configuration().prove())).status()).isNotZero();
        run("ctl-1", profile.configuration().restore());
        run("ctl-1", profile.configuration().prove());
        run("ctl-1", profile.configuration().findNew());
    }

    /** Those that only some sites have are upgraded in OtherServicesTest. */
    @Test
    void everyServiceIsUpgraded() {
        for (ServiceProfile service :
                profile.services().stream().filter(s -> !s.other()).toList()) {
            List<HostSpec> hosts =
                    HostLayout.bundled(List.of("cmp-1", "cmp-2"), true).hosts().stream()
                            .filter(h -> service.hosts().stream().anyMatch(h::is))
                            .toList();
            each(hosts, service.stop());
            each(hosts, profile.host().addMissingRepository());
            each(hosts, service.upgrade());
            List<HostSpec> one =
                    service.schema() == null
                            ? List.of()
                            : hosts.stream()
                                    .filter(h -> h.is(service.schemaHosts().get(0)))
                                    .toList();
            each(one, service.beforeSchema());
            each(one, service.schema());
            each(hosts, service.start());
            each(hosts, service.test());
            if (service.schemaVersion() != null) {
                String query = "echo '" + service.schemaVersion() + "' | mysql -N -B ";
                assertThat(run("ctl-1", query + service.database())).isNotBlank();
            }
        }
        run("ctl-1", profile.finalPackages().upgrade());
        assertThat(run("ctl-1", profile.finalPackages().kernels()).lines())
                .first()
                .asString()
                .contains("431");
        assertThat(run("ctl-1", profile.finalPackages().kernels())).contains("504");
        run("ctl-1", profile.finalPackages().pending());
    }

    @Test
    void theParallelNovaIsSetUp() {
        var nova = profile.nova();
        run("ctl-1", "mysqladmin create nova_icehouse");
        String grant =
                Template.sql(nova.grant(), Map.of("schema", "nova_icehouse", "user", "nova"));
        run("ctl-1", Template.command(profile.database().statement(), Map.of("sql", grant)).line());
        install("ctl-new-1", nova.controllerPackages());
        install("cmp-new-1", nova.computePackages());
        install("cmp-new-1", nova.openvswitch().packages());
        String conf =
                run("ctl-3", "cat " + nova.file()).replace("ctl-1/nova", "ctl-1/nova_icehouse");
        for (String host : List.of("ctl-new-1", "cmp-new-1")) {
            site.on(host, "cat > " + nova.file(), conf);
            run(host, nova.owner());
        }
        run("ctl-new-1", nova.schema());
        nova.controllerUnits().forEach(u -> unit("ctl-new-1", u));
        nova.openvswitch().units().forEach(u -> unit("cmp-new-1", u));
        nova.computeUnits().forEach(u -> unit("cmp-new-1", u));
        nova.openvswitch()
                .bridges()
                .forEach(
                        b ->
                                run(
                                        "cmp-new-1",
                                        Template.command(nova.bridge(), Map.of("bridge", b))
                                                .line()));

        String listed = run("ctl-new-1", "nova-manage service list");
        assertThat(listed).contains("nova-compute", "cmp-new-1", ":-)").doesNotContain("XXX");
        assertThat(run("ctl-3", "nova-manage service list")).doesNotContain("cmp-new-1");
        run("cmp-1", nova.domains());
        assertThat(site.on("cmp-1", nova.emptiness()).out().lines().toList()).last().isEqualTo("0");
        Map<String, String> unit = Map.of("unit", nova.retiredUnits().get(0));
        run("ctl-3", Template.command(nova.endUnit(), unit).line());
    }

    private void install(String host, List<String> packages) {
        run(host, profile.host().addMissingRepository());
        several(host, profile.host().installPackages(), packages, "/root");
    }

    private void unit(String host, String unit) {
        for (String command : List.of(profile.host().enableUnit(), profile.host().restartUnit())) {
            run(host, Template.command(command, Map.of("unit", unit)).line());
        }
    }

    private void each(List<HostSpec> hosts, String command) {
        if (command != null) {
            hosts.forEach(h -> run(h.name(), command));
        }
    }

    private String several(String host, String template, List<String> words, String folder) {
        String name = template.contains("{patterns") ? "patterns" : "packages";
        Map<String, String> files = Map.of("folder", folder, "list", "/root/list");
        return run(host, Template.command(template, name, words, files).line());
    }

    private String filled(String command) {
        return Template.command(command, values).line();
    }

    private String run(String host, String command) {
        SiteFixture.Outcome outcome = site.on(host, filled(command));
        assertThat(outcome.status()).as(host + ": " + command + ": " + outcome).isZero();
        return outcome.out();
    }
}
