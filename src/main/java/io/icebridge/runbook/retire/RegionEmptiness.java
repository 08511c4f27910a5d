package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.Nodes;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.StepFailure;
import java.util.ArrayList;
import java.util.List;

/** Whether no server is left in the old region, by every list that it has, twice. */
final class RegionEmptiness {
    private final Cloud cloud;

    RegionEmptiness(Cloud cloud) {
        this.cloud = cloud;
    }

    String prove() {
        List<String> seen = new ArrayList<>(look());
        look().stream().filter(s -> !seen.contains(s)).forEach(seen::add);
        if (!seen.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the old region is not empty: " + seen.get(0),
                    String.join("\n", seen));
        }
        return "no server left, twice, by server lists, hypervisors and nodes";
    }

    /** What is left, a line each. */
    List<String> look() {
        Compute servers = cloud.compute(Side.OLD);
        Nodes nodes = cloud.nodes(Side.OLD);
        List<String> seen = new ArrayList<>();
        servers.servers().forEach(s -> seen.add("server %s (%s)".formatted(s.id(), s.status())));
        for (ComputeService service : nodes.services()) {
            if (service.binary().equals("nova-compute")) {
                servers.serversOn(service.host())
                        .forEach(s -> seen.add("server " + s.id() + " on " + service.host()));
                if (service.up()) {
                    seen.add("nova-compute on " + service.host() + " still reports");
                }
            }
        }
        for (Hypervisor hypervisor : nodes.hypervisors()) {
            if (hypervisor.runningServers() > 0) {
                seen.add(
                        hypervisor.node()
                                + " counts "
                                + Counted.of(hypervisor.runningServers(), "server"));
            }
        }
        return seen;
    }
}
