package io.icebridge.runbook.nova;

import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.fleet.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A server with a port and a volume in the new region, before any customer's server moves. */
final class Probe {
    private static final String MARKER = "icebridge_probe";
    private static final String CIDR = "192.0.2.0/28";

    private final Site site;
    private final Cloud cloud;
    private final ProbeParts parts;

    Probe(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
        this.parts = new ProbeParts(cloud);
    }

    /** Starts its boot; what an earlier try created is used again. */
    void boot(String change) {
        String name = name(change);
        Image image = parts.image();
        Flavor flavor = parts.flavor(image);
        List<Boot.Nic> nics =
                site.file().network() == NetworkKind.NEUTRON
                        ? List.of(Boot.Nic.onPort(port(change, name)))
                        : List.of();
        perform(
                change,
                "volume",
                () -> volumeNamed(name),
                () -> cloud.changing().volumes().create(name, 1));
        Boot boot =
                new Boot(
                        name,
                        flavor.id(),
                        image.id(),
                        "",
                        "",
                        "",
                        "",
                        false,
                        "",
                        nics,
                        List.of(),
                        Map.of(MARKER, change));
        perform(
                change,
                "server",
                () -> marked(change).map(Server::id),
                () -> cloud.changing().compute(Side.NEW).boot(boot));
    }

    private String port(String change, String name) {
        String network =
                parts.network()
                        .map(NetworkInfo::id)
                        .orElseGet(
                                () ->
                                        perform(
                                                change,
                                                "network",
                                                () -> networkNamed(name),
                                                () ->
                                                        cloud.changing()
                                                                .network()
                                                                .createNetwork(name, CIDR)));
        return perform(
                change,
                "port",
                () -> cloud.network().portNamed(name),
                () -> cloud.changing().network().createPort(network, name));
    }

    private String perform(
            String change,
            String what,
            Supplier<Optional<String>> lookUp,
            Supplier<String> effect) {
        Intent intent =
                new Intent(
                        change, "region " + region(), "bootProbe." + what, "the probe's " + what);
        return journal().perform(intent, lookUp, effect);
    }

    /** Notes that it was found good, so that one that is removed already is not judged again. */
    void judged(String change, Runnable judgement) {
        Intent intent =
                new Intent(
                        change, "region " + region(), "bootProbe.judged", "judge the probe server");
        journal()
                .perform(
                        intent,
                        () -> {
                            judgement.run();
                            return "good";
                        });
    }

    /** What was created of the given kind, if anything. */
    Optional<String> created(String change, String what) {
        return journal().result(change, "region " + region(), "bootProbe." + what);
    }

    /** Lets everything be created anew. */
    void forget(String change, String why) {
        for (String what : List.of("network", "port", "volume", "server", "judged")) {
            journal().spoil(change, "region " + region(), "bootProbe." + what, why);
        }
    }

    private Optional<Server> marked(String change) {
        return cloud.compute(Side.NEW).serversMarked(MARKER, change).stream().findFirst();
    }

    private Optional<String> volumeNamed(String name) {
        return cloud.volumes().volumes().stream()
                .filter(v -> v.name().equals(name))
                .map(Volume::id)
                .findFirst();
    }

    private Optional<String> networkNamed(String name) {
        return cloud.network().networks().stream()
                .filter(n -> n.name().equals(name))
                .map(NetworkInfo::id)
                .findFirst();
    }

    private Journal journal() {
        return site.journal();
    }

    private String region() {
        return site.file().regions().fresh();
    }

    private static String name(String change) {
        return "icebridge-probe-" + change;
    }
}
