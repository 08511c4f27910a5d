package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Side;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether the new Nova's own list of services shows all that it must, up. */
final class ServiceList {
    private static final String COMPUTE = "nova-compute";
    private static final int LOOKS = 60;

    private final Site site;
    private final Cloud cloud;
    private final NovaHosts hosts;

    ServiceList(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
        this.hosts = new NovaHosts(site);
    }

    /**
     * Waits, up to a minute, for the first heartbeats.
     *
     * @throws StepFailure that names what is missing or down
     */
    String prove() {
        List<String> missing = missing(services());
        for (int look = 1; look < LOOKS && !missing.isEmpty(); look++) {
            site.pauses().pause(Duration.ofSeconds(1));
            missing = missing(services());
        }
        if (!missing.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "not up in the new region: " + String.join(", ", missing));
        }
        return services().size() + " services up";
    }

    private List<ComputeService> services() {
        return cloud.nodes(Side.NEW).services();
    }

    private List<String> missing(List<ComputeService> services) {
        List<String> missing = new ArrayList<>();
        for (String binary : site.profile().nova().controllerBinaries()) {
            if (services.stream().noneMatch(s -> s.binary().equals(binary) && s.up())) {
                missing.add(binary);
            }
        }
        for (String node : hosts.nodes()) {
            if (services.stream().noneMatch(s -> isUp(s, node))) {
                missing.add(COMPUTE + " on " + node);
            }
        }
        return missing;
    }

    static boolean isUp(ComputeService service, String node) {
        return service.binary().equals(COMPUTE) && service.up() && sameHost(service.host(), node);
    }

    /** Nova's host names may be fully qualified where the cloud file's are not. */
    static boolean sameHost(String nova, String node) {
        return nova.equals(node) || nova.startsWith(node + ".") || node.startsWith(nova + ".");
    }
}
