package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.door.Change;
import io.icebridge.door.Door;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Retired;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The steps that retire the old Nova. */
public final class OldNova {
    private static final List<String> OLD = List.of("nova-controller", "network");
    private static final List<String> NEW = List.of("nova-controller-new", "compute-new");

    private final Site site;
    private final Cloud cloud;
    private final Door door;

    public OldNova(Site site, Cloud cloud, Door door) {
        this.site = site;
        this.cloud = cloud;
        this.door = door;
    }

    /**
     * Proven anew each time, since a server may have been booted meanwhile; until the old Nova is
     * being stopped, when it can no longer be asked.
     */
    public void proveEmpty(String change) {
        boolean stopping =
                site.journal().of(change, "change").stream()
                        .anyMatch(
                                e ->
                                        e.intent().step().equals("stopOldNova")
                                                && e.state() != Entry.State.FAILED);
        if (!stopping) {
            site.journal().spoil(change, "change", "proveRegionEmpty", "proven anew");
            once(change, "proveRegionEmpty", () -> new RegionEmptiness(cloud).prove());
        }
    }

    /** Stops and disables what is left of it. */
    public void stop(String change) {
        for (String host : hosts(site)) {
            site.askByHand(change, host, "stopOldNova", byHand());
        }
        once(
                change,
                "stopOldNova",
                () -> {
                    List<String> hosts = hosts(site);
                    site.onEach(change, hosts, this::stop);
                    return "stopped and disabled on " + String.join(", ", hosts);
                });
    }

    /** Where old Nova services can be, apart from its nodes. */
    static List<String> hosts(Site site) {
        return site.hostsIn(OLD).stream()
                .filter(host -> site.entry(host).roles().stream().noneMatch(NEW::contains))
                .toList();
    }

    private List<String> byHand() {
        var commands = site.profile();
        return commands.nova().retiredUnits().stream()
                .map(u -> Map.of("unit", u))
                .flatMap(
                        u ->
                                Stream.of(
                                        Template.shown(commands.nova().stopUnit(), u),
                                        Template.shown(commands.host().disableUnit(), u)))
                .toList();
    }

    private void stop(HostWork host) {
        for (String unit : site.profile().nova().retiredUnits()) {
            Retired.stop(host, "stopOldNova", unit);
        }
    }

    /** Archives its database where the cloud file says where that is. */
    public void archive(String change) {
        if (site.file().database("nova").isPresent()) {
            new Archive(site).ask(change);
        }
        once(
                change,
                "archiveDatabase",
                () ->
                        site.file().database("nova").isPresent()
                                ? new Archive(site).run(change)
                                : "the cloud file names no database of Nova");
    }

    /** Takes its endpoints out of Keystone. */
    public void removeEndpoints(String change) {
        once(change, "removeEndpoints", () -> new OldEndpoints(site, cloud).remove(change));
    }

    /** Takes back what the change was given and what it left. */
    public void cleanUp(String change) {
        once(change, "cleanUp", () -> new CleanUp(site, cloud, door).run(new Change(change)));
    }

    private void once(String change, String step, Supplier<String> work) {
        String region = site.file().regions().old();
        site.journal().perform(new Intent(change, "change", step, "region " + region), work);
    }
}
