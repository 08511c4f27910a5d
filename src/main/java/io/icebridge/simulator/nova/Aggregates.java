package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Host aggregates, some of which are availability zones. */
public final class Aggregates {

    /** A group of nodes. */
    public static final class Aggregate {
        final int id;
        final String name;
        final Set<String> hosts = new LinkedHashSet<>();
        final Map<String, String> metadata = new LinkedHashMap<>();

        Aggregate(int id, String name) {
            this.id = id;
            this.name = name;
        }

        String zone() {
            return metadata.get("availability_zone");
        }
    }

    private final Map<Integer, Aggregate> all = new LinkedHashMap<>();
    private int last;

    /**
     * @param zone null for an aggregate that is no availability zone
     */
    public Aggregate add(String name, String zone) {
        if (all.values().stream().anyMatch(a -> a.name.equals(name))) {
            throw new Refusal(409, "Aggregate " + name + " already exists.");
        }
        Aggregate aggregate = new Aggregate(++last, name);
        if (zone != null) {
            aggregate.metadata.put("availability_zone", zone);
        }
        all.put(aggregate.id, aggregate);
        return aggregate;
    }

    public void addHost(Aggregate aggregate, String host) {
        if (!aggregate.hosts.add(host)) {
            throw new Refusal(409, "Aggregate " + aggregate.id + " already has host " + host + ".");
        }
    }

    Aggregate find(String id) {
        return all.values().stream()
                .filter(a -> Integer.toString(a.id).equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Aggregate " + id + " could not be found."));
    }

    void remove(Aggregate aggregate) {
        if (!aggregate.hosts.isEmpty()) {
            throw new Refusal(400, "Aggregate " + aggregate.id + " is not empty");
        }
        all.remove(aggregate.id);
    }

    Collection<Aggregate> all() {
        return all.values();
    }

    /** The zone that a node is in. */
    String zoneOf(String host) {
        return all.values().stream()
                .filter(a -> a.zone() != null && a.hosts.contains(host))
                .map(Aggregate::zone)
                .findFirst()
                .orElse("nova");
    }
}
