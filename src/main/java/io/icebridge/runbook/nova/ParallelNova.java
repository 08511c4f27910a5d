package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Intent;
import io.icebridge.runbook.fleet.HostWork;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHost.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The steps that set the second Nova up. In a cloud file without hosts the new region is there
 * already, and only what concerns the region itself is done.
 */
public final class ParallelNova {
    private final Site site;
    private final Cloud cloud;
    private final NovaHosts hosts;
    private final NovaHost host;
    private final NovaDatabase database;

    public ParallelNova(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
        this.hosts = new NovaHosts(site);
        this.host = new NovaHost(site);
        this.database = new NovaDatabase(site);
    }

    /** Installs the packages on the new controller and nodes. */
    public void install(String change) {
        UndoNova.forgetUndo(site, change);
        whenHere(
                change,
                "installNova",
                () ->
                        site.onEach(
                                change,
                                hosts.all(),
                                h -> host.install(h, "installNova", parts(h))));
    }

    /** Creates the database of its own. */
    public void createDatabase(String change) {
        if (hosts.here()) {
            String host = hosts.newDatabase().host();
            site.askByHand(
                    change,
                    host,
                    "createNovaDatabase.byHand",
                    new NovaByHand(site).createDatabase());
        }
        whenHere(change, "createNovaDatabase", () -> database.create(change));
    }

    /** Configures all its hosts from the old controller's folder, then creates the schema. */
    public void configure(String change) {
        if (hosts.here()) {
            sendOld(change);
        }
        whenHere(
                change,
                "configureNova",
                () -> {
                    String from = hosts.oldController().name();
                    site.onEach(
                            change,
                            hosts.all(),
                            h -> host.configure(h, "configureNova", parts(h), from));
                    database.schema(change);
                });
    }

    /** What the reached new hosts start from and cannot be fetched from the old ones. */
    private void sendOld(String change) {
        OldConfiguration old = new OldConfiguration(site);
        var profile = site.profile().nova();
        String controller = hosts.oldController().name();
        site.askByHand(
                change,
                controller,
                "configureNova.send",
                old.send(change, controller, profile.folder(), site.reached(hosts.all())));
        List<String> nodes = site.reached(hosts.nodes());
        if (site.file().network() == NetworkKind.NEUTRON && !nodes.isEmpty()) {
            String node = hosts.oldNode();
            site.askByHand(
                    change,
                    node,
                    "configureNova.sendNeutron",
                    old.send(change, node, profile.neutronFolder(), nodes));
        }
    }

    /** Starts it; the controller first, since nodes report to it. */
    public void start(String change) {
        whenHere(
                change,
                "startNova",
                () -> {
                    site.onEach(
                            change, hosts.controllers(), h -> host.start(h, "startNova", parts(h)));
                    site.onEach(change, hosts.nodes(), h -> host.start(h, "startNova", parts(h)));
                });
    }

    /** Makes the region known to Keystone, and proves that all its services are up. */
    public void register(String change) {
        if (hosts.here()) {
            once(
                    change,
                    "registerNova",
                    () -> {
                        new RegisterNova(site, cloud).run(change);
                        return new ServiceList(site, cloud).prove();
                    });
        }
    }

    /** Lets Neutron tell the new Nova of ports. */
    public void notifyNova(String change) {
        Notifications notifications = new Notifications(site, cloud);
        if (hosts.here() && site.file().network() == NetworkKind.NEUTRON) {
            List<String> all = site.hostsIn(List.of("network"));
            String from = notifications.credentialsFrom();
            site.askByHand(
                    change,
                    from,
                    "notifyNova.send",
                    new OldConfiguration(site)
                            .send(change, from, site.profile().nova().folder(), site.reached(all)));
            List<String> commands = new NovaByHand(site).notifications(from);
            all.forEach(h -> site.askByHand(change, h, "notifyNova.byHand", commands));
        }
        whenHere(change, "notifyNova", () -> notifications.run(change));
    }

    /** Starts the boot of the probe server. */
    public void bootProbe(String change) {
        new Probe(site, cloud).boot(change);
    }

    /** Whether the probe server came to an end, good or bad. */
    public boolean probeSettled(String change) {
        Optional<String> id = new Probe(site, cloud).created(change, "server");
        Optional<String> status = id.flatMap(cloud.compute(Side.NEW)::server).map(Server::status);
        return status.isEmpty() || !status.get().startsWith("BUILD");
    }

    /** Judges the probe server and removes it. */
    public void removeProbe(String change) {
        once(
                change,
                "removeProbe",
                () -> new RemoveProbe(site, cloud, new Probe(site, cloud)).run(change));
    }

    private Set<Part> parts(HostWork work) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        if (hosts.isController(work.name())) {
            parts.add(Part.CONTROLLER);
        }
        if (hosts.isNode(work.name())) {
            parts.add(Part.NODE);
        }
        return parts;
    }

    private void whenHere(String change, String step, Runnable work) {
        if (hosts.here()) {
            askByHand(change, step);
            once(
                    change,
                    step,
                    () -> {
                        work.run();
                        return "done";
                    });
        }
    }

    private void askByHand(String change, String step) {
        NovaByHand commands = new NovaByHand(site);
        for (String name : hosts.all()) {
            site.askByHand(change, name, step + ".byHand", commands.of(step, name));
        }
    }

    private void once(String change, String step, Supplier<String> work) {
        String region = site.file().regions().fresh();
        site.journal().perform(new Intent(change, "change", step, "region " + region), work);
    }
}
