package io.icebridge.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import io.icebridge.simulator.account.Account;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.host.machine.CloudSide;
import io.icebridge.simulator.seed.People;
import io.icebridge.simulator.seed.Seed;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import io.icebridge.simulator.time.Timeline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Havana cloud in memory that answers over real HTTP on loopback: Keystone, Glance, Cinder,
 * Neutron or nova-network, and a Nova for each of two regions. It keeps its own ledger of what
 * becomes of the servers in it.
 */
public final class SimulatedCloud implements AutoCloseable {

    private final Shape shape;
    private final Services services;
    private final UnitPlaces units = new UnitPlaces();
    private final HostedCloud hosted;
    private final Faces faces;
    private final People people;
    private final String password;

    private SimulatedCloud(Shape shape, Faults faults, Timeline timeline) {
        this.shape = shape;
        this.services = new Services(shape, faults, timeline);
        this.hosted = new HostedCloud(services, units, shape.likeness());
        this.password = services.lots().hex().substring(0, 16);
        this.people =
                new Seed(services.parts(), shape, services.timeline(), services.lots())
                        .plant(password);
        this.faces = new Faces(services, units, faults, this::ledger);
        faces.register(shape.newRegionReady(), shape.sharedVolumes());
        services.startOldNova();
        if (shape.newRegionReady()) {
            services.startNewNova();
            shape.newNodes().forEach(n -> computeServiceStarted(shape.likeness().newRegion(), n));
        }
    }

    /** Starts a cloud in which nothing goes wrong. */
    public static SimulatedCloud start(Shape shape) {
        return start(shape, Faults.none());
    }

    public static SimulatedCloud start(Shape shape, Faults faults) {
        return new SimulatedCloud(shape, faults, Timeline.real(Clock.systemUTC(), shape.speed()));
    }

    /** Starts a cloud in which time passes only when it is told to. */
    public static SimulatedCloud start(Shape shape, Faults faults, OwnTime time) {
        return new SimulatedCloud(shape, faults, Timeline.by(time, shape.speed()));
    }

    public Shape shape() {
        return shape;
    }

    /** Keystone's public address, without a version. */
    public URI identity() {
        return faces.identity();
    }

    /** Where the ledger is read: {@code GET} answers one JSON object. */
    public URI ledgerUri() {
        return books().get("ledger");
    }

    /**
     * Where it is read what has become of the cloud, {@code ledger}, and what has reached it,
     * {@code calls} and {@code commands}: each {@code GET} answers JSON.
     */
    public Map<String, URI> books() {
        Map<String, URI> books = new LinkedHashMap<>();
        for (String book : List.of("ledger", "calls", "commands")) {
            books.put(book, faces.ledger().resolve("/" + book));
        }
        return books;
    }

    /**
     * Where the region's Nova answers, or will answer once it runs, without version and project.
     */
    public URI compute(String region) {
        return region.equals(shape.likeness().newRegion())
                ? faces.newCompute()
                : faces.oldCompute();
    }

    /** Every address, by a name that says what answers there. */
    public Map<String, URI> addresses() {
        return faces.addresses();
    }

    /** What answers at each host and port, for calls within this process. */
    public Map<String, HttpHandler> handlers() {
        return faces.handlers();
    }

    /** The password of the administrator and of every member. */
    public String password() {
        return password;
    }

    /** The account of every customer's server, drawn up now. */
    public ObjectNode ledger() {
        return services.timeline().inTurn(() -> Account.of(services.world(), services.ledger()));
    }

    /** Calls answered so far, by service and method. */
    public Map<String, Map<String, Long>> apiCalls() {
        Map<String, Map<String, Long>> counts = services.tally().counts();
        counts.remove("ledger");
        return counts;
    }

    /** How many command lines have reached the hosts so far. */
    public long commands() {
        return services.commands().arrived();
    }

    /**
     * What the operations on customers' servers so far would have taken on their own, in real
     * seconds: their summed durations, so many at a time and without deletions, which need not be
     * waited for, but no less than what the longest server took, whose operations cannot be done
     * side by side.
     */
    public double lowerBoundSeconds(int concurrency) {
        return services.timeline()
                .inTurn(
                        () ->
                                Math.max(
                                        services.ledger().work().toNanos() / 1e9 / concurrency,
                                        services.ledger().longestWorkSeconds()));
    }

    /** How the hosts' commands change and read this cloud. */
    public CloudSide cloudSide() {
        return hosted;
    }

    /** Notes that nova-compute runs on the node from now on and reports to that region. */
    public void computeServiceStarted(String region, String node) {
        services.computeStarted(region, node);
    }

    /** Notes that nova-compute runs no more on the node. */
    public void computeServiceStopped(String region, String node) {
        services.computeStopped(region, node);
    }

    /** Makes every token worthless, as a flushed token table does. */
    public void revokeAllTokens() {
        services.timeline()
                .inTurn(
                        () -> {
                            services.parts().keystone().tokens().revokeAll();
                            return null;
                        });
    }

    /**
     * Writes what a client needs into the directory: {@code clouds.yaml} with the entry {@code
     * icebridge-sim} for the administrator and {@code icebridge-sim-PROJECT} for each project.
     */
    public void writeFiles(Path directory) throws IOException {
        new ClientFiles(identity(), people, password, shape.likeness()).write(directory);
    }

    @Override
    public void close() {
        faces.close();
        services.timeline().close();
    }
}
