package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one region's Nova database holds, and whether its API runs. */
public final class NovaRegion {

    static final String USUAL_CONSOLES = "http://127.0.0.1:6080/vnc_auto.html";

    private final String name;
    private final boolean icehouse;
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final List<Server> deleted = new ArrayList<>();
    private final Map<String, Flavor> flavors = new LinkedHashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, ControlService> controlServices = new LinkedHashMap<>();
    private final KeyPairs keyPairs = new KeyPairs();
    private final ComputeQuotas quotas = new ComputeQuotas();
    private final Aggregates aggregates = new Aggregates();
    private final ComputeServerGroups serverGroups = new ComputeServerGroups();
    private final NovaNetwork network = new NovaNetwork();
    private int lastNumber;
    private int lastNode;
    private boolean hearsOfPorts = true;
    private volatile boolean answering;
    private volatile boolean proxied = true;

    /**
     * @param icehouse which of the two releases it is
     */
    public NovaRegion(String name, boolean icehouse) {
        this.name = name;
        this.icehouse = icehouse;
    }

    boolean icehouse() {
        return icehouse;
    }

    /** As of Icehouse, where a project has several and the boot names none. */
    boolean picksNoNetwork() {
        return icehouse;
    }

    public String name() {
        return name;
    }

    /** Whether the API runs; read without the turn. */
    public boolean answering() {
        return answering;
    }

    public void answer(boolean answers) {
        answering = answers;
    }

    /** Its database is gone, and with it all that nobody else knows; servers run on unseen. */
    public void forget() {
        flavors.clear();
        nodes.clear();
        controlServices.clear();
    }

    /**
     * Whether Neutron tells this Nova of its ports. Icehouse's Nova waits for that, and gives a
     * server up that it does not come for.
     */
    public void hearOfPorts(boolean hears) {
        hearsOfPorts = hears;
    }

    /** Whether a server on the node would wait for its ports in vain. */
    boolean waitsInVain(String host) {
        return !hearsOfPorts && nodes.containsKey(host) && !nodes.get(host).patient;
    }

    /** Notes that the node goes on without hearing of ports ({@code vif_plugging_is_fatal}). */
    public void patient(String host, boolean patient) {
        nodes.get(host).patient = patient;
    }

    /** Notes where a node sends those who want to see a console; nowhere where it is empty. */
    public void consoles(String host, String address) {
        nodes.get(host).consoles = address;
    }

    /** Notes whether a console proxy runs; one does where nobody has said anything. */
    public void proxy(boolean runs) {
        proxied = runs;
    }

    /** Whether a console proxy runs; read without the turn. */
    boolean proxied() {
        return proxied;
    }

    /** Where the consoles of a node's servers are. */
    String consoles(String host) {
        Node node = nodes.get(host);
        return node == null ? USUAL_CONSOLES : node.consoles;
    }

    /** Adds a compute node, or hears of it again when it was there before. */
    public Node addNode(String host, int ram, int vcpus, int disk, Instant now) {
        Node node =
                nodes.computeIfAbsent(host, h -> new Node(++lastNode, h, ram, vcpus, disk, now));
        node.up = true;
        node.heard = now;
        return node;
    }

    /** Notes that a service other than nova-compute was started or stopped. */
    public void control(String binary, String host, boolean up, Instant now) {
        ControlService service =
                controlServices.computeIfAbsent(
                        binary + host,
                        k -> new ControlService(controlServices.size() + 1, binary, host));
        service.up = up;
        service.heard = now;
    }

    /** Whether the controller's service has ever been heard of. */
    public boolean controls(String binary, String host) {
        return controlServices.containsKey(binary + host);
    }

    /** The servers that the host has, running or not, and those that it alone remembers. */
    public Stream<Server> on(String host) {
        return Stream.concat(servers.values().stream(), deleted.stream().filter(Server::running))
                .filter(s -> s.host.equals(host));
    }

    /** Notes that nova-compute on the node stopped, or runs again. */
    public void hear(String host, boolean up, Instant now) {
        Node node = nodes.get(host);
        if (node != null) {
            node.up = up;
            node.heard = now;
        }
    }

    /**
     * Cuts the node off.
     *
     * @param noticed when Nova will see that it is
     */
    public void cutOff(String host, Instant now, Instant noticed) {
        Node node = nodes.get(host);
        if (node != null) {
            node.heard = now;
            node.noticed = noticed;
        }
    }

    /** Lets it be heard of again, whereupon it does what it was told meanwhile. */
    public void back(String host, Instant now) {
        Node node = nodes.get(host);
        if (node != null) {
            node.heard = now;
            node.noticed = null;
            List<Runnable> told = List.copyOf(node.told);
            node.told.clear();
            told.forEach(Runnable::run);
        }
    }

    /** Does it now, or when the server's node is heard of again, as a message in a queue would. */
    void tell(Server server, Runnable work) {
        Node node = nodes.get(server.host);
        if (node == null || node.noticed == null) {
            work.run();
        } else {
            node.told.add(work);
        }
    }

    /** Forgets a node's record; a nova-compute that still runs there would enter it again. */
    void forget(Node node) {
        nodes.remove(node.host);
    }

    void forget(ControlService service) {
        controlServices.values().remove(service);
    }

    void add(Server server) {
        server.number = ++lastNumber;
        servers.put(server.id, server);
    }

    /** Whether Nova knows that the server's node cannot be told anything. */
    boolean outOfReach(Server server, Instant now) {
        return !server.host.isEmpty()
                && !(nodes.containsKey(server.host) && nodes.get(server.host).up(now));
    }

    /** Removes the row of one that was deleted, and with it what the server took of its node. */
    void remove(Server server, Instant now) {
        servers.remove(server.id);
        if (nodes.containsKey(server.host)) {
            nodes.get(server.host).take(server.flavor, -1);
        }
        server.terminated = now;
        server.updated = now;
        deleted.add(server);
    }

    Server seen(String id, Caller caller) {
        Server server = servers.get(id);
        if (server == null || !caller.sees(server.tenantId)) {
            throw Refusal.notFound("Instance could not be found");
        }
        return server;
    }

    /** The server, or null. */
    public Server find(String id) {
        return servers.get(id);
    }

    public Collection<Server> servers() {
        return servers.values();
    }

    List<Server> deleted() {
        return deleted;
    }

    public Map<String, Flavor> flavors() {
        return flavors;
    }

    public Collection<Node> nodes() {
        return nodes.values();
    }

    Node node(String host) {
        Node node = nodes.get(host);
        if (node == null) {
            throw Refusal.notFound("Host '" + host + "' could not be found.");
        }
        return node;
    }

    Collection<ControlService> controlServices() {
        return controlServices.values();
    }

    public KeyPairs keyPairs() {
        return keyPairs;
    }

    public ComputeServerGroups serverGroups() {
        return serverGroups;
    }

    public ComputeQuotas quotas() {
        return quotas;
    }

    public Aggregates aggregates() {
        return aggregates;
    }

    /** The addresses that nova-network keeps, unused where Neutron does. */
    public NovaNetwork network() {
        return network;
    }

    /** A service of the controller as {@code os-services} lists it. */
    static final class ControlService {
        final int id;
        final String binary;
        final String host;
        boolean up = true;
        boolean enabled = true;
        String disabledReason;
        Instant heard;

        ControlService(int id, String binary, String host) {
            this.id = id;
            this.binary = binary;
            this.host = host;
        }
    }
}
