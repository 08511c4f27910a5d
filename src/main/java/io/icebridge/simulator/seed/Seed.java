package io.icebridge.simulator.seed;

import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.nova.Flavor;
import io.icebridge.simulator.time.Lots;
import io.icebridge.simulator.time.Timeline;

/** Fills an empty cloud by its shape: people, flavors, images, networks, servers. */
public final class Seed {

    private final Parts parts;
    private final Shape shape;
    private final Timeline timeline;
    private final Lots lots;

    public Seed(Parts parts, Shape shape, Timeline timeline, Lots lots) {
        this.parts = parts;
        this.shape = shape;
        this.timeline = timeline;
        this.lots = lots;
    }

    /**
     * Fills the cloud.
     *
     * @param password everybody's, for the client configuration that is written
     */
    public People plant(String password) {
        People people = People.seed(parts.keystone(), shape, password);
        flavors(people);
        shape.oldNodes().forEach(this::node);
        if (shape.computes() > 2) {
            var aggregate = parts.old().aggregates().add("ssd-nodes", null);
            parts.old().aggregates().addHost(aggregate, shape.oldNodes().get(0));
        }
        quotas(people);
        keyPairs(people);
        Images images = Images.seed(parts.glance(), people);
        Networks networks =
                shape.network() == NetworkKind.NEUTRON
                        ? new Networks.OfNeutron(parts.neutron(), people)
                        : new Networks.OfNova(
                                parts.old().network(), people, lots.uuid(), lots.uuid());
        new Servers(parts, shape, people, images, networks).plant();
        return people;
    }

    private void node(String name) {
        parts.old()
                .addNode(
                        name, shape.nodeRam(), shape.nodeVcpus(), shape.nodeDisk(), timeline.now());
    }

    private void flavors(People people) {
        add(new Flavor("1", "m1.tiny", 512, 1, 1));
        add(new Flavor("2", "m1.small", 2048, 1, 20));
        add(new Flavor("3", "m1.medium", 4096, 2, 40));
        Flavor fast = new Flavor("ssd.1", "s1.fast", 1024, 1, 10);
        fast.extraSpecs().put("disk", "ssd");
        fast.extraSpecs().put("quota:disk_read_bytes_sec", "10240000");
        add(fast);
        Flavor own = new Flavor("6a1d", "own.large", 2048, 2, 20, 0, 0, 1.0, false);
        people.tenants().stream().limit(1).forEach(t -> own.tenants().add(t.project().id()));
        add(own);
    }

    private void add(Flavor flavor) {
        parts.old().flavors().put(flavor.id(), flavor);
    }

    private void quotas(People people) {
        int share = shape.servers() / shape.projects() + 1;
        for (People.Tenant tenant : people.tenants()) {
            String id = tenant.project().id();
            parts.old().quotas().set(id, "instances", share * 2 + 4);
            parts.old().quotas().set(id, "cores", share * 4 + 8);
            parts.old().quotas().set(id, "ram", share * 8192 + 8192);
            parts.old().quotas().set(id, "floating_ips", share + 5);
            parts.cinder().quotas().set(id, "volumes", share * 2 + 10);
            parts.cinder().quotas().set(id, "snapshots", share * 2 + 10);
            parts.cinder().quotas().set(id, "gigabytes", share * 100 + 1000);
            if (parts.neutron() != null) {
                parts.neutron().quotas().set(id, "port", share * 4 + 50);
                parts.neutron().quotas().set(id, "floatingip", share + 50);
            }
        }
    }

    private void keyPairs(People people) {
        for (People.Tenant tenant : people.tenants()) {
            String key = "ssh-rsa AAAAB3NzaC1yc2E" + lots.hex() + " " + tenant.user().name();
            parts.old().keyPairs().add(tenant.user().id(), "workstation", key);
        }
        Caller admin = new Caller(people.admin().id(), people.adminProject().id(), true);
        parts.old().keyPairs().add(admin.userId(), "workstation", "ssh-rsa AAAAB3Nza ops");
    }
}
