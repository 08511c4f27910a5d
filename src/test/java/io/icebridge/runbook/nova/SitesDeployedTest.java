package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.OptionNames;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parallel Nova, deployed on simulated hosts from a controller's files of each maker. */
class SitesDeployedTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final Path FOLDER =
            Path.of("src/test/resources/io/icebridge/runbook/nova/sites");

    @TempDir Path folder;

    /** With the names that the simulated controller has. */
    private static String text(String site) throws Exception {
        return Files.readString(FOLDER.resolve(site + ".conf"))
                .replaceAll("\\bctl\\b(\\.example\\.com)?", "ctl-3")
                .replace("192.0.2.10", "ctl-3");
    }

    private static void write(WholeCloud world, String path, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        world.machines.console("ctl-3", "cat > " + path, new ByteArrayInputStream(bytes), out, out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packstack",
                "chef",
                "by-hand",
                "puppet-ha",
                "crowbar",
                "linuxbridge",
                "ceph",
                "guide-twice",
                "ml2",
                "nova-network"
            })
    void itsServicesRunAndEachNodeIsItsOwn(String site) throws Exception {
        NetworkKind network =
                site.equals("nova-network") ? NetworkKind.NOVA_NETWORK : NetworkKind.NEUTRON;
        Shape shape = new Shape(0, 1, 1, network, 5000, 1, false);
        try (WholeCloud world = new WholeCloud(folder, shape)) {
            write(world, "/etc/nova/nova.conf", text(site));
            NovaRun nova =
                    new NovaRun(
                            world.site,
                            world.cloud,
                            TestDoor.changes(world.site.hosts()),
                            TestDoor.journal(),
                            CHANGE);
            nova.deploy();

            assertThat(running(world)).contains("nova-compute on cmp-new-1");
            assertThat(running(world))
                    .filteredOn(s -> s.endsWith("on ctl-new-1"))
                    .hasSizeGreaterThanOrEqualTo(4);
            isItsOwn(world, site);
        }
    }

    private static List<String> running(WholeCloud world) {
        return world.cloud.nodes(Side.NEW).services().stream()
                .filter(ComputeService::up)
                .map(s -> s.binary() + " on " + s.host())
                .toList();
    }

    /** What names the node is the node's, and what the site set besides is as it was. */
    private static void isItsOwn(WholeCloud world, String site) throws Exception {
        String node = world.machines.console("cmp-new-1", "cat /etc/nova/nova.conf");
        IniFile file = IniFile.parse("/etc/nova/nova.conf", node, OptionNames.NONE);
        assertThat(file.value(Option.of("DEFAULT/my_ip"))).contains("127.0.0.1");
        assertThat(file.value(Option.of("DEFAULT/compute_topic"))).contains("compute_icehouse");
        IniFile old = IniFile.parse(text(site));
        List<String> lost =
                Stream.of("ram_allocation_ratio", "vif_plugging_timeout", "vlan_interface")
                        .filter(o -> old.value(in(o)).isPresent())
                        .filter(o -> file.value(in(o)).isEmpty())
                        .toList();
        assertThat(lost).isEmpty();
        if (site.equals("ceph")) {
            assertThat(file.value(Option.of("libvirt/images_type"))).contains("rbd");
            assertThat(file.value(Option.of("libvirt/rbd_user"))).contains("cinder");
        }
    }

    private static Option in(String option) {
        return Option.of("DEFAULT/" + option);
    }
}
