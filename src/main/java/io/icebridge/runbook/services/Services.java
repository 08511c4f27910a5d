package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.List;

/** Where a service is in this cloud. */
final class Services {
    private final Site site;

    Services(Site site) {
        this.site = site;
    }

    ServiceProfile profile(String service) {
        return site.profile().service(service);
    }

    /** False where the cloud has no host for it, or another kind of network. */
    boolean here(String service) {
        ServiceProfile profile = profile(service);
        List<String> needed =
                profile.schemaHosts().isEmpty() ? profile.hosts() : profile.schemaHosts();
        return (profile.network() == null || profile.network() == site.file().network())
                && !site.hostsIn(needed).isEmpty();
    }

    List<String> hosts(String service) {
        return site.hostsIn(profile(service).hosts());
    }

    /** The one host on which the schema is changed. */
    String schemaHost(String service) {
        return site.hostsIn(profile(service).schemaHosts()).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new StepFailure(
                                        StepFailure.Kind.PROOF_FAILED,
                                        "no host may change the schema of " + service));
    }

    /**
     * @throws StepFailure when the cloud file does not say where it is
     */
    Database database(String service) {
        String name = profile(service).database();
        return site.file()
                .database(name)
                .orElseThrow(
                        () ->
                                new StepFailure(
                                        StepFailure.Kind.PROOF_FAILED,
                                        "the cloud file has no database " + name));
    }
}
