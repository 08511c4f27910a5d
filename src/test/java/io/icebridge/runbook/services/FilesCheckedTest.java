package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.runbook.StepFailure;
import io.icebridge.simulator.host.machine.HostFaults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service's own programs read its files before it has to start with them. */
class FilesCheckedTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final String SETTINGS = "/etc/openstack-dashboard/local_settings";

    @TempDir Path folder;

    private SimulatedSite world;
    private ServiceRun upgrade;

    @BeforeEach
    void aSite() {
        world = new SimulatedSite(folder, HostFaults.NONE);
        upgrade = world.run(CHANGE, "horizon");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String onDashboard(String command) {
        return world.machines.console("ctl-1", command);
    }

    @Test
    void theGateShowsTheChecksRightBeforeTheStart() {
        List<String> shown =
                upgrade.courses.slice(CHANGE, "horizon").stream()
                        .flatMap(course -> course.actions().stream())
                        .map(Action::what)
                        .toList();
        assertThat(shown).containsSubsequence("httpd -t", "service httpd restart");
        assertThat(shown.get(shown.indexOf("httpd -t") - 1))
                .startsWith("python -c")
                .endsWith(SETTINGS);
    }

    @Test
    void theWebServerGoesOnWithTheOldSettingsUntilTheNewOnesAreMended() {
        onDashboard("cp " + SETTINGS + " /root/good");
        onDashboard("echo 'CACHES = {' >> " + SETTINGS);
        assertThatThrownBy(upgrade::start)
                .isInstanceOfSatisfying(
                        StepFailure.class, f -> assertThat(f.detail()).contains("SyntaxError"))
                .hasMessageContaining("nothing was started with it");
        assertThat(world.journal.of(CHANGE)).noneMatch(e -> e.key().part().equals("start"));
        onDashboard("cp /root/good " + SETTINGS);
        upgrade.start();
        assertThat(world.journal.of(CHANGE)).anyMatch(e -> e.key().part().equals("start"));
    }

    @Test
    void whatASiteWroteIntoItsSettingsComesThroughTheWholeUpgrade() {
        onDashboard(
                "printf 'import socket\\nif not DEBUG:\\n    NAME = socket.gethostname()\\n"
                        + "CACHES[\"default\"][\"TIMEOUT\"] = \\\\\\n    300\\n' >> "
                        + SETTINGS);
        // The first service of a host keeps the old packages of all.
        world.run(CHANGE, "keystone").rehearse();
        upgrade.all();
        assertThat(onDashboard("cat " + SETTINGS))
                .containsSubsequence(
                        "import socket\n",
                        "if not DEBUG:\n    NAME = socket.gethostname()\n",
                        "CACHES[\"default\"][\"TIMEOUT\"] = \\\n    300\n");
    }
}
