package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.NovaNetwork;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import java.util.Optional;

/**
 * nova-network's floating addresses, one by one and just in time: Nova allocates any free address,
 * so that the new region's pool gets each only when it is wanted (table 5c of the OpenStack notes).
 */
final class FloatingAddresses {
    private static final Object ONE_AT_A_TIME = new Object();

    private final Crossing crossing;

    FloatingAddresses(Crossing crossing) {
        this.crossing = crossing;
    }

    void carryOver(String change, Definition saved, String newId) {
        for (FloatingAddress address : saved.floating()) {
            crossing.journal()
                    .perform(
                            crossing.intent(
                                    change,
                                    saved.server().id(),
                                    "restoreServer." + address.ip(),
                                    "floating " + address.ip()),
                            () -> carryOver(saved, address, newId));
        }
    }

    private String carryOver(Definition saved, FloatingAddress address, String newId) {
        Cloud project = crossing.project(saved);
        synchronized (ONE_AT_A_TIME) {
            NovaNetwork there = project.novaNetwork(Side.NEW);
            if (there.held(address.ip()).isEmpty()) {
                letGo(project.novaNetwork(Side.OLD), address);
                crossing.cloud()
                        .novaNetwork(Side.NEW)
                        .addToPool(address.ip(), address.pool(), address.interfaceName());
                take(there, address);
            }
            if (!has(crossing.mustBe(Side.NEW, newId), address.ip())) {
                there.assign(newId, address.ip());
            }
        }
        return address.ip();
    }

    /** One address must not be in two regions' pools. */
    private void letGo(NovaNetwork old, FloatingAddress address) {
        Optional<FloatingAddress> held = old.held(address.ip());
        held.ifPresent(h -> old.release(h.id()));
        crossing.cloud().novaNetwork(Side.OLD).removeFromPool(address.ip());
    }

    private static void take(NovaNetwork there, FloatingAddress address) {
        FloatingAddress got = there.allocate(address.pool());
        if (!got.ip().equals(address.ip())) {
            there.release(got.id());
            throw Crossing.proof(
                    "the new region gave %s instead of %s; its pool must be empty but for us"
                            .formatted(got.ip(), address.ip()));
        }
    }

    private static boolean has(Server server, String ip) {
        return server.addresses().stream().anyMatch(a -> a.ip().equals(ip));
    }
}
