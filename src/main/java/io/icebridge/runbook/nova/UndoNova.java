package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.runbook.fill.FillingRoles;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Retired;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.services.DatabaseBackup;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The way back for the whole deployment, open while no server lives in the new region. Packages and
 * configuration stay on the new hosts; nothing runs there, and a later deployment writes them anew.
 */
public final class UndoNova {
    private static final Set<String> UNDO =
            Set.of("silenceNeutron", "stopNewNova", "removeNewEndpoints", "dropNewDatabase");

    private final Site site;
    private final Cloud cloud;
    private final NovaHosts hosts;
    private final NewRegion region;

    public UndoNova(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
        this.hosts = new NovaHosts(site);
        this.region = new NewRegion(site, cloud);
    }

    /**
     * Proves that nobody lives there; never passed over, whoever says that it was done by hand.
     *
     * @throws io.icebridge.runbook.StepFailure that names who does
     */
    public void proveUnused(String change) {
        region.proveUnused(change);
    }

    /** Neutron notifies no Nova any more, as before the deployment. */
    public void silence(String change) {
        if (hosts.here() && site.file().network() == NetworkKind.NEUTRON) {
            List<String> commands = new NovaByHand(site).silence();
            site.hostsIn(List.of("network"))
                    .forEach(h -> site.askByHand(change, h, "silenceNeutron.byHand", commands));
        }
        step(
                change,
                "silenceNeutron",
                Set.of("notifyNova"),
                () -> {
                    new Notifications(site, cloud).silence(change);
                    return "as before the deployment";
                });
    }

    /** Removes what is left of the probe, then stops and disables the new Nova's own services. */
    public void stop(String change) {
        NovaByHand commands = new NovaByHand(site);
        hosts.all()
                .forEach(
                        name ->
                                site.askByHand(
                                        change,
                                        name,
                                        "stopNewNova.byHand",
                                        commands.of("stopNewNova", name)));
        step(
                change,
                "stopNewNova",
                Set.of("startNova", "proveNova", "removeProbe"),
                () -> {
                    Probe probe = new Probe(site, cloud);
                    new RemoveProbe(site, cloud, probe).leftovers(change);
                    probe.forget(change, "the deployment is undone");
                    site.onEach(change, hosts.all(), this::stop);
                    return "stopped and disabled on " + String.join(", ", hosts.all());
                });
    }

    private void stop(HostWork host) {
        new NovaPlan(site)
                .ownUnits(host.name())
                .forEach(unit -> Retired.stop(host, "stopNewNova", unit));
    }

    /** Takes the endpoints and roles that were given for it out of Keystone. */
    public void removeEndpoints(String change) {
        step(
                change,
                "removeNewEndpoints",
                Set.of("registerNova"),
                () -> {
                    region.proveUnused(change);
                    // while it is on record that they were granted
                    FillingRoles.ofFilling(cloud, site.file(), site.journal()).revoke(change);
                    return hosts.here()
                            ? new RegisterNova(site, cloud).remove(change)
                            : "the region was there before";
                });
    }

    /** Drops its database, dumped before, and lets the deployment begin anew. */
    public void dropDatabase(String change) {
        if (hosts.here()) {
            site.askByHand(
                    change,
                    hosts.newDatabase().host(),
                    "dropNewDatabase.byHand",
                    new NovaByHand(site)
                            .dropDatabase(
                                    new DatabaseBackup(site).file(change, hosts.newDatabase())));
        }
        step(
                change,
                "dropNewDatabase",
                Set.of("createNovaDatabase", "configureNova", "fillNova"),
                () -> {
                    region.proveUnused(change);
                    return hosts.here()
                            ? new NovaDatabase(site).drop(change)
                            : "the database was there before";
                });
    }

    /** What is about to be undone is no longer on record as done, whatever comes between. */
    private void step(String change, String step, Set<String> undone, Supplier<String> work) {
        if (site.journal().result(change, "change", step).isEmpty()) {
            forget(site, change, undone, "undone");
        }
        Intent intent =
                new Intent(change, "change", step, "region " + site.file().regions().fresh());
        site.journal().perform(intent, work);
    }

    /** The deployment goes on, so that another undo begins from its start. */
    static void forgetUndo(Site site, String change) {
        forget(site, change, UNDO, "deployed again");
    }

    private static void forget(Site site, String change, Set<String> elements, String why) {
        for (Entry entry : site.journal().of(change)) {
            Intent intent = entry.intent();
            boolean meant = elements.contains(intent.step().split("\\.", 2)[0]);
            if (meant && entry.state() != Entry.State.FAILED) {
                site.journal().spoil(change, intent.subject(), intent.step(), why);
            }
        }
    }
}
