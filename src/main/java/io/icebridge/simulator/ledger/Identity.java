package io.icebridge.simulator.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One customer's server through all its bodies. What makes a body one of this identity is where its
 * content came from, never a name.
 */
final class Identity {

    /** A server that carries this identity. */
    static final class Body {
        final String region;
        boolean on;
        final boolean rebuilt;
        boolean failed;

        Body(String region, boolean rebuilt) {
            this.region = region;
            this.rebuilt = rebuilt;
        }
    }

    final Customer customer;

    /** Servers that Nova still has, and powered-on leftovers that it has forgotten. */
    final Map<String, Body> bodies = new LinkedHashMap<>();

    /** Active images with a size, and the stopped body that each is a copy of. */
    final Map<String, String> images = new HashMap<>();

    boolean rootVolumeStands;
    boolean ownerDeleted;
    String lostBecause;
    Instant lostAt;
    Instant bothOnAt;

    private final Set<String> ports = new HashSet<>();
    private final Map<String, String> devices = new HashMap<>();
    private int operations;
    private Instant seen;
    private boolean served;
    private boolean busy;
    private Duration down = Duration.ZERO;
    private Duration downInCloud = Duration.ZERO;
    private Duration cloud = Duration.ZERO;

    Identity(Customer customer, Instant now) {
        this.customer = customer;
        this.seen = now;
        this.rootVolumeStands = !customer.rootVolume().isEmpty();
        customer.nics().stream()
                .map(Customer.Nic::port)
                .filter(p -> !p.isEmpty())
                .forEach(
                        p -> {
                            ports.add(p);
                            devices.put(p, customer.serverId());
                        });
    }

    void portIsAt(String port, String device, Instant now) {
        devices.put(port, device);
        look(now);
    }

    void portIsGone(String port, Instant now) {
        ports.remove(port);
        look(now);
    }

    void operations(int more, Instant now) {
        operations += more;
        look(now);
    }

    /** Books the time since the last look, then sees how things stand. */
    void look(Instant now) {
        Duration passed = Duration.between(seen, now);
        if (customer.running() && !served && !ownerDeleted) {
            down = down.plus(passed);
            downInCloud = busy ? downInCloud.plus(passed) : downInCloud;
        }
        cloud = busy ? cloud.plus(passed) : cloud;
        seen = now;
        busy = operations > 0;
        served = bodies.entrySet().stream().anyMatch(this::serves);
        if (bodies.values().stream().filter(b -> b.on).count() > 1 && bothOnAt == null) {
            bothOnAt = now;
        }
        if (lostBecause == null && !ownerDeleted && !hasBody() && !hasContent()) {
            lostBecause = "neither a server nor proven content was left";
            lostAt = now;
        }
    }

    private boolean serves(Map.Entry<String, Body> body) {
        return body.getValue().on
                && ports.stream().allMatch(p -> body.getKey().equals(devices.get(p)));
    }

    private boolean hasBody() {
        return bodies.values().stream().anyMatch(b -> !b.failed);
    }

    boolean hasContent() {
        return customer.cattle() || rootVolumeStands || !images.isEmpty();
    }

    /** Time without a running server on its own addresses, in real seconds. */
    double downtimeSeconds() {
        return down.toNanos() / 1e9;
    }

    /** The part of the downtime in which the cloud was at work on the server. */
    double cloudDowntimeSeconds() {
        return downInCloud.toNanos() / 1e9;
    }

    /** All time in which the cloud was at work on the server, downtime or not. */
    double cloudSeconds() {
        return cloud.toNanos() / 1e9;
    }
}
