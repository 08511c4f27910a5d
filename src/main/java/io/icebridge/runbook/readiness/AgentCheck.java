package io.icebridge.runbook.readiness;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.cloudfile.NetworkAgent;
import io.icebridge.host.Host;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;

/**
 * Whether a node has the agent that the cloud file says: the new nodes get that one, and servers on
 * them would have no network by another.
 */
final class AgentCheck {
    private final CloudFile file;
    private final Profile profile;

    AgentCheck(CloudFile file, Profile profile) {
        this.file = file;
        this.profile = profile;
    }

    List<Finding> check(HostEntry entry, Host host) {
        if (file.network() != NetworkKind.NEUTRON || !entry.roles().contains("compute")) {
            return List.of();
        }
        for (NetworkAgent other : NetworkAgent.values()) {
            if (other != file.networkAgent()
                    && has(host, other)
                    && !has(host, file.networkAgent())) {
                return List.of(
                        new Finding(
                                "host " + entry.name(),
                                "network-agent",
                                "its agent of Neutron is %s, not %s"
                                        .formatted(other.word(), file.networkAgent().word()),
                                "write network-agent: " + other.word() + " into the cloud file",
                                true));
            }
        }
        return List.of();
    }

    private boolean has(Host host, NetworkAgent agent) {
        String name = profile.nova().agent(agent).packageName();
        String installed =
                host.look(
                                Template.command(
                                        profile.host().packageVersions(), Map.of("pattern", name)))
                        .output();
        return !installed.isBlank();
    }
}
