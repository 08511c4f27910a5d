package io.icebridge.simulator;

import io.icebridge.simulator.account.World;
import io.icebridge.simulator.cinder.Cinder;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.glance.Glance;
import io.icebridge.simulator.http.CallLog;
import io.icebridge.simulator.http.Tally;
import io.icebridge.simulator.keystone.Keystone;
import io.icebridge.simulator.keystone.Tokens;
import io.icebridge.simulator.ledger.Ledger;
import io.icebridge.simulator.log.Log;
import io.icebridge.simulator.neutron.Neutron;
import io.icebridge.simulator.nova.CacheHealing;
import io.icebridge.simulator.nova.ComputeApi;
import io.icebridge.simulator.nova.NovaRegion;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Parts;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.Lots;
import io.icebridge.simulator.time.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** The cloud's services, wired up, without their addresses. */
final class Services {

    private static final List<String> CONTROL =
            List.of("nova-conductor", "nova-scheduler", "nova-cert", "nova-consoleauth");

    private final Shape shape;
    private final Timeline timeline;
    private final Lots lots;
    private final Ledger ledger;
    private final Tally tally = new Tally();
    private final CallLog calls;
    private final Log commands = new Log();
    private final Parts parts;
    private final ComputeApi oldCompute;
    private final ComputeApi newCompute;

    Services(Shape shape, Faults faults, Timeline timeline) {
        this.shape = shape;
        this.timeline = timeline;
        calls = new CallLog(timeline);
        lots = new Lots(shape.seed());
        ledger = new Ledger(timeline);
        Keystone keystone = new Keystone(lots, new Tokens(timeline, Duration.ofHours(1)));
        Glance glance = new Glance(timeline, lots, ledger);
        Cinder cinder = new Cinder(timeline, lots, ledger);
        Neutron neutron = shape.network() == NetworkKind.NEUTRON ? new Neutron(lots, ledger) : null;
        NovaRegion old = new NovaRegion(shape.likeness().oldRegion(), false);
        NovaRegion fresh = new NovaRegion(shape.likeness().newRegion(), true);
        BiFunction<NovaRegion, NovaRegion, ComputeApi> compute =
                (region, other) ->
                        new ComputeApi(
                                region,
                                other,
                                neutron,
                                glance,
                                cinder,
                                ledger,
                                timeline,
                                lots,
                                faults,
                                shape.gibSeconds());
        oldCompute = compute.apply(old, fresh);
        newCompute = compute.apply(fresh, old);
        if (shape.sharedVolumes()) {
            List.of(oldCompute, newCompute).forEach(ComputeApi::sharesVolumes);
        }
        Outages.among(timeline, faults, old, fresh);
        if (neutron != null) {
            CacheHealing.watch(neutron, timeline, old, fresh);
        }
        parts = new Parts(keystone, glance, cinder, neutron, old, fresh, oldCompute.planting());
    }

    void startOldNova() {
        startNova(parts.old(), shape.likeness().controller());
    }

    void startNewNova() {
        startNova(parts.fresh(), shape.likeness().newController());
    }

    private void startNova(NovaRegion region, String host) {
        timeline.inTurn(
                () -> {
                    CONTROL.forEach(b -> region.control(b, host, true, timeline.now()));
                    region.answer(true);
                    return null;
                });
    }

    void computeStarted(String region, String node) {
        timeline.inTurn(
                () ->
                        region(region)
                                .addNode(
                                        node,
                                        shape.nodeRam(),
                                        shape.nodeVcpus(),
                                        shape.nodeDisk(),
                                        timeline.now()));
    }

    void computeStopped(String region, String node) {
        timeline.inTurn(
                () -> {
                    region(region).hear(node, false, timeline.now());
                    return null;
                });
    }

    private NovaRegion region(String name) {
        return name.equals(parts.fresh().name()) ? parts.fresh() : parts.old();
    }

    World world() {
        return new World(
                parts.old(), parts.fresh(), parts.neutron(), parts.cinder(), parts.keystone());
    }

    Timeline timeline() {
        return timeline;
    }

    Lots lots() {
        return lots;
    }

    Ledger ledger() {
        return ledger;
    }

    Tally tally() {
        return tally;
    }

    /** The changing calls that have reached the services. */
    CallLog calls() {
        return calls;
    }

    /** The command lines that have reached the hosts. */
    Log commands() {
        return commands;
    }

    Parts parts() {
        return parts;
    }

    ComputeApi oldCompute() {
        return oldCompute;
    }

    ComputeApi newCompute() {
        return newCompute;
    }
}
