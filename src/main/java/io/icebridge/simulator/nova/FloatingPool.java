package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * nova-network's floating addresses. An address has to be in the pool before it can be a project's,
 * and which free one a project gets is Nova's choice.
 */
public final class FloatingPool {

    /** An address of a pool. */
    public static final class Floating {
        final int id;
        final String address;
        final String pool;
        final String device;
        String projectId;
        String serverId = "";

        Floating(int id, String address, String pool, String device) {
            this.id = id;
            this.address = address;
            this.pool = pool;
            this.device = device;
        }

        public String address() {
            return address;
        }

        public String serverId() {
            return serverId;
        }

        public String projectId() {
            return projectId;
        }
    }

    private final Map<String, Floating> all = new LinkedHashMap<>();
    private int last;

    public Floating add(String address, String pool, String device) {
        if (all.containsKey(address)) {
            throw new Refusal(409, "Floating ip " + address + " already exists.");
        }
        Floating floating = new Floating(++last, address, pool, device);
        all.put(address, floating);
        return floating;
    }

    void remove(String address) {
        Floating floating = all.get(address);
        if (floating == null) {
            throw Refusal.notFound("Floating ip not found for address " + address + ".");
        }
        if (floating.projectId != null) {
            // Nova leaves addresses that are some project's where they are.
            return;
        }
        all.remove(address);
    }

    /** Gives the project any free address of the pool. */
    public Floating allocate(String projectId, String pool) {
        Floating free =
                all.values().stream()
                        .filter(f -> f.projectId == null)
                        .filter(f -> pool.isEmpty() || f.pool.equals(pool))
                        .findFirst()
                        .orElseThrow(
                                () -> Refusal.notFound("No more floating ips in pool " + pool));
        free.projectId = projectId;
        return free;
    }

    /** Gives the project this very address, which only the database can. */
    public void give(String address, String projectId) {
        all.get(address).projectId = projectId;
    }

    void release(Floating floating) {
        floating.projectId = null;
        floating.serverId = "";
    }

    /** Leads the address to the server, away from where it led before. */
    public void assign(String address, Server server, Caller caller) {
        Floating floating = all.get(address);
        if (floating == null || !caller.projectId().equals(floating.projectId)) {
            throw Refusal.notFound("floating ip not found");
        }
        floating.serverId = server.id;
    }

    void unassign(String address, Server server) {
        Floating floating = all.get(address);
        if (floating == null || !floating.serverId.equals(server.id)) {
            throw new Refusal(409, "Floating ip " + address + " is not associated with instance.");
        }
        floating.serverId = "";
    }

    Floating find(String id, Caller caller) {
        return all.values().stream()
                .filter(f -> Integer.toString(f.id).equals(id))
                .filter(f -> caller.projectId().equals(f.projectId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Floating ip not found for id " + id));
    }

    List<Floating> of(String projectId) {
        return all.values().stream().filter(f -> projectId.equals(f.projectId)).toList();
    }

    public List<Floating> leadingTo(String serverId) {
        return all.values().stream().filter(f -> f.serverId.equals(serverId)).toList();
    }

    public Collection<Floating> all() {
        return all.values();
    }

    /** The address's row, or null. */
    public Floating find(String address) {
        return all.get(address);
    }

    Collection<String> pools() {
        Collection<String> pools = new TreeSet<>();
        all.values().forEach(f -> pools.add(f.pool));
        return pools;
    }
}
