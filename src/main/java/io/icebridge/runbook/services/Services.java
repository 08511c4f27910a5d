package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import java.util.List;
import java.util.Optional;

/** Where services are in this cloud. */
public final class Services {
    private final Site site;

    public Services(Site site) {
        this.site = site;
    }

    /** What a look showed, for people. */
    record Shown(String text) {}

    ServiceProfile profile(String service) {
        return site.profile().service(service);
    }

    /** What is in the name of each package of the service that is of the old release. */
    String oldVersion(ServiceProfile service) {
        String own = service.oldVersion();
        return "-" + (own == null ? site.profile().from().version() : own);
    }

    /** The services that this cloud has, in the order of their upgrade. */
    public List<String> here() {
        return site.profile().services().stream()
                .map(ServiceProfile::name)
                .filter(this::here)
                .toList();
    }

    /** Those of them that the model does not draw one by one. */
    public List<String> others() {
        return here().stream().filter(service -> profile(service).other()).toList();
    }

    /** False where the cloud has no host for it, or another kind of network. */
    public boolean here(String service) {
        ServiceProfile profile = profile(service);
        List<String> needed =
                profile.schemaHosts().isEmpty() ? profile.hosts() : profile.schemaHosts();
        return (profile.network() == null || profile.network() == site.file().network())
                && !site.hostsIn(needed).isEmpty();
    }

    List<String> hosts(String service) {
        return site.hostsIn(profile(service).hosts());
    }

    /**
     * The services whose packages are kept on the host together with this one's: all of them when
     * it is the first that is upgraded there, none otherwise.
     */
    List<ServiceProfile> firstOn(String host, String service) {
        List<ServiceProfile> there =
                here().stream().filter(s -> hosts(s).contains(host)).map(this::profile).toList();
        return !there.isEmpty() && there.get(0).name().equals(service) ? there : List.of();
    }

    /** Those that are upgraded after it. */
    List<String> later(String service) {
        List<String> order = site.profile().services().stream().map(ServiceProfile::name).toList();
        return order.subList(order.indexOf(service) + 1, order.size());
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
     * Empty where it has none, and where it may be another kind of database and the cloud file does
     * not list it.
     *
     * @throws StepFailure when the cloud file does not say where it is
     */
    Optional<Database> database(String service) {
        String name = profile(service).database();
        Optional<Database> listed = name == null ? Optional.empty() : site.file().database(name);
        if (name == null || listed.isEmpty() && profile(service).otherDatabase()) {
            return Optional.empty();
        }
        return Optional.of(
                listed.orElseThrow(
                        () ->
                                new StepFailure(
                                        StepFailure.Kind.PROOF_FAILED,
                                        "the cloud file has no database " + name)));
    }
}
