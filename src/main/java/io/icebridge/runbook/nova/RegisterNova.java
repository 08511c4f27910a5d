package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloudfile.CloudFile.Regions;
import io.icebridge.journal.Intent;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Endpoints;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The new region in Keystone: its Nova, and the shared services again where it lacks them. */
final class RegisterNova {
    private static final List<String> FACES = List.of("public", "internal", "admin");

    private final Site site;
    private final Cloud cloud;
    private final NovaHosts hosts;

    RegisterNova(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
        this.hosts = new NovaHosts(site);
    }

    void run(String change) {
        Regions regions = site.file().regions();
        String url = computeUrl();
        register(change, "compute", regions.fresh(), url, url, url);
        for (String type : site.profile().nova().sharedServices()) {
            Map<String, String> old = urls(type, regions.old());
            if (!old.isEmpty() && urls(type, regions.fresh()).isEmpty()) {
                register(
                        change,
                        type,
                        regions.fresh(),
                        old.get("public"),
                        old.getOrDefault("internal", old.get("public")),
                        old.getOrDefault("admin", old.get("public")));
            }
        }
        prove(regions.fresh());
    }

    /**
     * Takes the rows of the new region away that this change wanted there, by their URLs; a shared
     * service's rows of any other region stay.
     */
    String remove(String change) {
        String region = site.file().regions().fresh();
        Set<String> wanted =
                site.journal().of(change, "region " + region).stream()
                        .map(e -> e.intent().step())
                        .filter(step -> step.startsWith("registerNova."))
                        .map(step -> step.substring("registerNova.".length()))
                        .collect(Collectors.toSet());
        List<Endpoint> rows =
                cloud.identity().endpoints().stream()
                        .filter(e -> e.region().equals(region))
                        .filter(e -> wanted.contains(e.serviceType()))
                        .filter(this::isOurs)
                        .toList();
        Endpoints.remove(site, cloud, change, "removeNewEndpoints", rows);
        return rows.size() + " rows of " + region + " deleted";
    }

    private boolean isOurs(Endpoint row) {
        return row.serviceType().equals("compute")
                ? row.url().equals(computeUrl())
                : urls(row.serviceType(), site.file().regions().old()).containsValue(row.url());
    }

    private String computeUrl() {
        return Template.text(
                site.profile().nova().computeUrl(),
                Map.of("controller", hosts.controller().address()));
    }

    private Map<String, String> urls(String type, String region) {
        return cloud.identity().endpoints().stream()
                .filter(e -> e.serviceType().equals(type) && e.region().equals(region))
                .collect(Collectors.toMap(Endpoint::iface, Endpoint::url, (one, two) -> one));
    }

    private void register(
            String change, String type, String region, String open, String inner, String admin) {
        site.journal()
                .perform(
                        new Intent(
                                change,
                                "region " + region,
                                "registerNova." + type,
                                "endpoint of " + type + " at " + open),
                        () -> {
                            cloud.changing().identity().register(type, region, open, inner, admin);
                            return open;
                        });
    }

    private void prove(String region) {
        List<String> missing =
                FACES.stream().filter(f -> !urls("compute", region).containsKey(f)).toList();
        if (!missing.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the region %s has no %s endpoint of compute"
                            .formatted(region, String.join(" or ", missing)));
        }
    }
}
