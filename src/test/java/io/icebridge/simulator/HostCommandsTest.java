package io.icebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.host.SimulatedHosts;
import io.icebridge.simulator.host.machine.HostFault;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code GET /commands} tells. */
class HostCommandsTest {

    private final Map<String, HostFault> faults = new ConcurrentHashMap<>();

    @TempDir Path folder;

    @AutoClose
    private final SimulatedCloud cloud = SimulatedCloud.start(Shape.bundled().withServers(1));

    @AutoClose
    private final SimulatedHosts hosts =
            SimulatedHosts.start(
                    HostLayout.bundled(List.of("cmp-1"), true),
                    cloud.cloudSide(),
                    1e6,
                    (host, line, number) -> faults.getOrDefault(line, HostFault.none()));

    @AutoClose private HostClient client;

    @BeforeEach
    void connect() {
        client = new HostClient(hosts, folder);
    }

    @Test
    void eachCommandLineIsToldInOrderWithItsEnd() {
        client.run("ctl-1", "cat > /root/secret", "not for the books");
        client.run("cmp-1", "ls /etc | grep -c nothing");
        client.run("ctl-1", "sh -c 'set -e; false; true'");

        JsonNode commands = commands();

        assertThat(commands.findValuesAsText("host")).containsExactly("ctl-1", "cmp-1", "ctl-1");
        assertThat(commands.findValuesAsText("command"))
                .containsExactly(
                        "cat > /root/secret",
                        "ls /etc | grep -c nothing",
                        "sh -c 'set -e; false; true'");
        assertThat(commands.findValuesAsText("exit")).containsExactly("0", "1", "1");
        assertThat(Instant.parse(commands.at("/0/at").asText()))
                .isBeforeOrEqualTo(Instant.parse(commands.at("/1/at").asText()));
    }

    @Test
    void theLinesOfADetachedScriptAreCommandsOfTheirOwn() {
        String script =
                """
                #!/bin/sh
                mkdir /tmp/job/begun 2> /dev/null || exit 0
                echo $$ > /tmp/job/pid
                # what changes the host
                yum -d1 -y install \\
                  yum-utils | cat
                for unit in $(openstack-service list keystone); do
                  service $unit stop
                done
                cat > /tmp/job/note <<END
                said
                END
                ls /nowhere; false
                echo $? > /tmp/job/status
                """;
        client.run("ctl-1", "mkdir -p /tmp/job && cat > /tmp/job/run", script);
        client.run("ctl-1", "setsid sh /tmp/job/run >> /tmp/job/output 2>&1 < /dev/null &");

        JsonNode commands = Client.await(this::commands, c -> c.size() == 9 && ended(c));

        assertThat(commands.findValuesAsText("command").subList(1, 9))
                .containsExactly(
                        "setsid sh /tmp/job/run >> /tmp/job/output 2>&1 < /dev/null &",
                        "mkdir /tmp/job/begun 2> /dev/null || exit 0",
                        "echo $$ > /tmp/job/pid",
                        "yum -d1 -y install \\\n  yum-utils | cat",
                        "for unit in $(openstack-service list keystone); do\n"
                                + "  service $unit stop\ndone",
                        "cat > /tmp/job/note <<END",
                        "ls /nowhere; false",
                        "echo $? > /tmp/job/status");
        assertThat(commands.findValuesAsText("exit"))
                .containsExactly("0", "0", "0", "0", "0", "0", "0", "1", "0");
    }

    @Test
    void aScriptThatEndsItselfIsToldNoFurther() {
        client.run("ctl-1", "cat > /root/s", "set -e\ntrue\nls /nowhere\ntrue\n");

        assertThat(client.run("ctl-1", "sh /root/s")).isEqualTo(2);

        JsonNode commands = commands();
        assertThat(commands.findValuesAsText("command"))
                .endsWith("sh /root/s", "set -e", "true", "ls /nowhere");
        assertThat(commands.findValuesAsText("exit")).endsWith("2", "0", "0", "2");
    }

    @Test
    void whatIsCutOffOrSwallowedIsToldWithWhatBecameOfIt() {
        faults.put("touch /tmp/a", HostFault.of(HostFault.Kind.DROP_BEFORE));
        faults.put("touch /tmp/b", HostFault.of(HostFault.Kind.DROP_DURING));
        faults.put("touch /tmp/c", HostFault.failing("no"));
        faults.put("sleep 1; sleep 1; sleep 1; sleep 1", HostFault.of(HostFault.Kind.CUT));

        assertThat(client.run("ctl-1", "touch /tmp/a")).isNull();
        assertThat(client.run("ctl-1", "touch /tmp/b")).isNull();
        assertThat(client.run("ctl-1", "touch /tmp/c")).isEqualTo(1);
        assertThat(client.run("ctl-1", "sleep 1; sleep 1; sleep 1; sleep 1")).isNull();

        JsonNode commands =
                Client.await(this::commands, c -> !c.path(1).path("exit").isNull() && ended(c));
        assertThat(commands.findValuesAsText("exit")).containsExactly("null", "0", "1", "137");
    }

    private static boolean ended(JsonNode commands) {
        return !commands.path(commands.size() - 1).path("exit").isNull();
    }

    private JsonNode commands() {
        return Client.send("GET", cloud.books().get("commands").toString(), null, "none").json();
    }
}
