package io.icebridge.simulator.ledger;

import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The cloud's own account of every customer's server. The services tell it what happens as it
 * happens; all its methods are called with the timeline's turn held.
 */
public final class Ledger {

    private final Timeline timeline;
    private final Map<String, Identity> identities = new LinkedHashMap<>();

    /** Which identity a server, image, volume, port or fixed address belongs to. */
    private final Map<String, String> lineage = new HashMap<>();

    /** Which server a copy was made of, while the copy is as good as the server. */
    private final Map<String, String> sources = new HashMap<>();

    private final List<Violation> violations = new ArrayList<>();
    private Duration work = Duration.ZERO;

    public Ledger(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Enters a customer's server, with all that is the customer's about it. */
    public void enter(Customer customer) {
        String id = customer.serverId();
        Identity identity = new Identity(customer, timeline.now());
        Identity.Body body = new Identity.Body(customer.region(), false);
        body.on = customer.running();
        identity.bodies.put(id, body);
        identities.put(id, identity);
        lineage.put(id, id);
        customer.volumes().forEach(v -> lineage.put(v.volume(), id));
        customer.nics().forEach(n -> lineage.put(n.port().isEmpty() ? n.ip() : n.port(), id));
        customer.floatingAddresses().forEach(a -> lineage.put(a, id));
        identity.look(timeline.now());
    }

    /** The identity of the first of these things that has one. */
    public Optional<String> identityOf(Collection<String> things) {
        return things.stream().filter(lineage::containsKey).map(lineage::get).findFirst();
    }

    public boolean isCustomers(String thing) {
        return lineage.containsKey(thing);
    }

    /** The customer's server as it was, by the id of anything that descends from it. */
    public Optional<Customer> customer(String thing) {
        return of(thing).map(i -> i.customer);
    }

    /**
     * Notes that an image is being made of a server.
     *
     * @param running whether the server was powered on, so that the copy is behind it already
     */
    public void copyOf(String imageId, String serverId, boolean running) {
        if (isCustomers(serverId)) {
            lineage.put(imageId, lineage.get(serverId));
            if (!running) {
                sources.put(imageId, serverId);
            }
        }
    }

    /**
     * Notes a new server made from a customer's content or in its place.
     *
     * @param rebuilt when it has the place only, and its content is its base image's
     */
    public void embodied(String serverId, String region, String identity, boolean rebuilt) {
        lineage.put(serverId, identity);
        change(serverId, i -> i.bodies.put(serverId, new Identity.Body(region, rebuilt)));
    }

    public void power(String serverId, boolean on) {
        if (on && isCustomers(serverId)) {
            // What the server does from now on is in none of its copies.
            of(serverId).ifPresent(i -> i.images.values().removeIf(serverId::equals));
            sources.values().removeIf(serverId::equals);
        }
        change(serverId, i -> body(i, serverId).ifPresent(b -> b.on = on));
    }

    public void failed(String serverId, boolean failed) {
        change(serverId, i -> body(i, serverId).ifPresent(b -> b.failed = failed));
    }

    /**
     * Notes that Nova has no such server any more.
     *
     * @param stillRunning when its node was down and only the database row went
     */
    public void gone(String serverId, boolean byOwner, boolean stillRunning) {
        change(
                serverId,
                i -> {
                    i.ownerDeleted |= byOwner;
                    if (stillRunning) {
                        body(i, serverId).ifPresent(b -> b.failed = true);
                    } else {
                        i.bodies.remove(serverId);
                    }
                });
    }

    public void imageProven(String imageId) {
        if (sources.containsKey(imageId)) {
            change(imageId, i -> i.images.put(imageId, sources.get(imageId)));
        }
    }

    public void imageGone(String imageId) {
        change(imageId, i -> i.images.remove(imageId));
    }

    public void volumeGone(String volumeId) {
        change(volumeId, i -> i.rootVolumeStands &= !i.customer.rootVolume().equals(volumeId));
    }

    public void portIsAt(String portId, String device) {
        of(portId).ifPresent(i -> i.portIsAt(portId, device, timeline.now()));
    }

    public void portIsGone(String portId) {
        of(portId).ifPresent(i -> i.portIsGone(portId, timeline.now()));
    }

    /**
     * Notes that the cloud begins to work on a server.
     *
     * @param duration what of the operation keeps others from being begun
     */
    public void began(String serverId, Duration duration) {
        if (isCustomers(serverId)) {
            work = work.plus(duration);
            change(serverId, i -> i.operations(1, timeline.now()));
        }
    }

    public void ended(String serverId) {
        change(serverId, i -> i.operations(-1, timeline.now()));
    }

    /** Notes what must not be done to customers' things; what they do themselves is theirs. */
    public void violation(String rule, Call call, String what) {
        if (call.caller().admin()) {
            violations.add(new Violation(rule, call + ": " + what, timeline.now()));
        }
    }

    /** What is known of what could still bring the server's content back. */
    public boolean contentIsSafe(String serverId) {
        return of(serverId).map(Identity::hasContent).orElse(true);
    }

    /** Whether another server of the same identity is there and not in ERROR. */
    public boolean hasOtherBody(String serverId) {
        return of(serverId)
                .map(
                        i ->
                                i.bodies.entrySet().stream()
                                        .anyMatch(
                                                b ->
                                                        !b.getKey().equals(serverId)
                                                                && !b.getValue().failed))
                .orElse(false);
    }

    /** All customers' servers as they stand now. */
    public List<Entry> entries() {
        identities.values().forEach(i -> i.look(timeline.now()));
        return identities.values().stream().map(Entry::of).toList();
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** The summed real duration of all operations on customers' servers. */
    public Duration work() {
        return work;
    }

    /** Of all customers' servers, the longest time in which the cloud was at work on one. */
    public double longestWorkSeconds() {
        return entries().stream().mapToDouble(Entry::cloudSeconds).max().orElse(0);
    }

    private Optional<Identity> of(String thing) {
        return Optional.ofNullable(lineage.get(thing)).map(identities::get);
    }

    private void change(String thing, Consumer<Identity> change) {
        of(thing)
                .ifPresent(
                        i -> {
                            i.look(timeline.now());
                            change.accept(i);
                            i.look(timeline.now());
                        });
    }

    private static Optional<Identity.Body> body(Identity identity, String serverId) {
        return Optional.ofNullable(identity.bodies.get(serverId));
    }
}
