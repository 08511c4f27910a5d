package io.icebridge.simulator.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.neutron.Neutron;
import io.icebridge.simulator.neutron.Port;
import io.icebridge.simulator.neutron.SecurityGroups;
import io.icebridge.simulator.nova.ComputeSecurityGroups;
import io.icebridge.simulator.nova.FloatingPool;
import io.icebridge.simulator.nova.NovaNetwork;
import io.icebridge.simulator.nova.Server;
import java.util.ArrayList;
import java.util.List;

/** The customers' networks, of either kind, and the cards and floating addresses on them. */
interface Networks {

    /**
     * What a server is to be planted on.
     *
     * @param premade on a port made beforehand where there are ports
     * @param two with a second card on the network that all share
     */
    JsonNode cards(int tenant, boolean premade, boolean two);

    void giveFloatingAddress(int tenant, Server server);

    /** The name of every project's own security group, beside {@code default}. */
    String GROUP = "web";

    /** Neutron: a network for each project, one that all share, one outside. */
    final class OfNeutron implements Networks {

        private final Neutron neutron;
        private final People people;
        private final List<String> own = new ArrayList<>();
        private final String shared;
        private final String outside;

        OfNeutron(Neutron neutron, People people) {
            this.neutron = neutron;
            this.people = people;
            String admin = people.adminProject().id();
            var external = neutron.addNetwork("public", admin, false, true);
            neutron.addSubnet("public-subnet", external, "172.24.0.0/16");
            var services = neutron.addNetwork("services-net", admin, true, false);
            neutron.addSubnet("services-subnet", services, "10.200.0.0/16");
            outside = external.id();
            shared = services.id();
            int number = 0;
            for (People.Tenant tenant : people.tenants()) {
                String name = tenant.project().name();
                var network =
                        neutron.addNetwork(name + "-net", tenant.project().id(), false, false);
                neutron.addSubnet(name + "-subnet", network, "10." + number++ + ".0.0/16");
                own.add(network.id());
                addGroup(tenant.project().id());
            }
        }

        private void addGroup(String project) {
            SecurityGroups groups = neutron.securityGroups();
            SecurityGroups.Group web = groups.add(GROUP, project, "the web servers");
            groups.addRule(
                    web,
                    Json.object(
                            "protocol",
                            "tcp",
                            "port_range_min",
                            80,
                            "port_range_max",
                            80,
                            "remote_ip_prefix",
                            "0.0.0.0/0"));
            String everybody = groups.defaultOf(project).id();
            groups.addRule(web, Json.object("remote_group_id", everybody));
        }

        @Override
        public JsonNode cards(int tenant, boolean premade, boolean two) {
            ArrayNode cards = Json.array(card(tenant, own.get(tenant), premade));
            if (two) {
                cards.add(card(tenant, shared, premade));
            }
            return cards;
        }

        private JsonNode card(int tenant, String network, boolean premade) {
            if (!premade) {
                return Json.object("uuid", network);
            }
            String project = people.tenants().get(tenant).project().id();
            Port port = neutron.addPort(network, project, "", "");
            port.securityGroups().add(neutron.securityGroups().defaultOf(project).id());
            return Json.object("port", port.id());
        }

        @Override
        public void giveFloatingAddress(int tenant, Server server) {
            String project = people.tenants().get(tenant).project().id();
            Port port = neutron.portsOf(server.id()).iterator().next();
            neutron.lead(neutron.addFloatingIp(outside, project), port, port.ip());
        }
    }

    /** nova-network: two networks in the old region's database, and one floating pool. */
    final class OfNova implements Networks {

        private static final String POOL = "nova";

        private final NovaNetwork network;
        private final People people;
        private int floating;

        OfNova(NovaNetwork network, People people, String firstId, String secondId) {
            this.network = network;
            this.people = people;
            network.add(firstId, "novanetwork", "br100", null, "", "10.0.0.0/16");
            network.add(secondId, "backend", "br101", 101, "", "10.1.0.0/16");
            for (int i = 0; i < 8; i++) {
                network.floating().add("172.24.255." + (10 + i), POOL, "eth0");
            }
            people.tenants().forEach(t -> addGroup(t.project().id()));
        }

        private void addGroup(String project) {
            ComputeSecurityGroups groups = network.securityGroups();
            var everybody = groups.defaultOf(project);
            var web = groups.add(GROUP, "the web servers", project);
            groups.addRule(web, "tcp", 80, 80, "0.0.0.0/0", null);
            groups.addRule(web, "tcp", 1, 65535, "", everybody);
        }

        @Override
        public JsonNode cards(int tenant, boolean premade, boolean two) {
            List<String> ids = network.networks().stream().map(n -> n.id()).toList();
            return Json.array(two ? ids : ids.subList(0, 1), id -> Json.object("uuid", id));
        }

        @Override
        public void giveFloatingAddress(int tenant, Server server) {
            int number = ++floating;
            String address = "172.24." + number / 250 + "." + (number % 250 + 4);
            var caller = people.tenants().get(tenant).caller();
            FloatingPool pool = network.floating();
            pool.add(address, POOL, "eth0");
            pool.give(address, caller.projectId());
            pool.assign(address, server, caller);
        }
    }
}
