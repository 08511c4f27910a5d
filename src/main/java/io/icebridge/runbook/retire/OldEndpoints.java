package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Endpoint;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Endpoints;
import io.icebridge.runbook.fleet.Site;
import java.util.List;

/** The old region's compute endpoints; never those of a shared service, whatever their region. */
final class OldEndpoints {
    private static final String COMPUTE = "compute";

    private final Site site;
    private final Cloud cloud;

    OldEndpoints(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
    }

    /** Writes each row down before it goes, so that it can be registered again. */
    String remove(String change) {
        List<Endpoint> rows = of(site.file().regions().old());
        if (of(site.file().regions().fresh()).isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the new region has no compute endpoint; the old one's are the last");
        }
        Endpoints.remove(site, cloud, change, "removeEndpoints", rows);
        if (!of(site.file().regions().old()).isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED, "Keystone still lists the old region's compute");
        }
        return rows.size() + " rows deleted";
    }

    private List<Endpoint> of(String region) {
        return cloud.identity().endpoints().stream()
                .filter(e -> e.serviceType().equals(COMPUTE) && e.region().equals(region))
                .toList();
    }
}
