package io.icebridge.runbook.move;

import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.NovaNetwork;
import io.icebridge.cloud.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * nova-network's floating addresses, one by one and just in time: Nova allocates any free address,
 * so that the new region's pool gets each only when it is wanted (table 5c of the OpenStack notes).
 */
final class FloatingAddresses {
    private static final String STEP = "restoreServer.";
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
                                    STEP + address.ip(),
                                    "floating " + address.ip()),
                            () -> carryOver(change, saved, address, newId));
        }
    }

    private String carryOver(
            String change, Definition saved, FloatingAddress address, String newId) {
        synchronized (ONE_AT_A_TIME) {
            withdraw(change, address);
            take(saved, address, Side.OLD, Side.NEW);
            assign(saved, address, Side.NEW, newId);
        }
        return address.ip();
    }

    /**
     * What a try that failed put into the pool and did not allocate would be given to this project;
     * that server's next try puts it there again.
     */
    private void withdraw(String change, FloatingAddress wanted) {
        NovaNetwork pool = crossing.cloud().novaNetwork(Side.NEW);
        List<String> free =
                pool.pool().stream()
                        .filter(f -> f.projectId().isEmpty())
                        .map(FloatingAddress::ip)
                        .filter(ip -> !ip.equals(wanted.ip()))
                        .toList();
        if (!free.isEmpty()) {
            Set<String> begun =
                    crossing.journal().of(change).stream()
                            .filter(e -> !e.settled())
                            .map(e -> e.intent().step())
                            .collect(Collectors.toSet());
            free.stream().filter(ip -> begun.contains(STEP + ip)).forEach(pool::removeFromPool);
        }
    }

    /** The way back, whether or not the address had been carried over. */
    void giveBack(Definition saved) {
        for (FloatingAddress address : saved.floating()) {
            synchronized (ONE_AT_A_TIME) {
                take(saved, address, Side.NEW, Side.OLD);
                assign(saved, address, Side.OLD, saved.server().id());
            }
        }
    }

    /** One address must not be in two regions' pools; each step is passed over if it is done. */
    private void take(Definition saved, FloatingAddress address, Side from, Side to) {
        NovaNetwork there = crossing.project(saved).novaNetwork(to);
        if (there.held(address.ip()).isPresent()) {
            return;
        }
        crossing.project(saved)
                .novaNetwork(from)
                .held(address.ip())
                .ifPresent(h -> crossing.project(saved).novaNetwork(from).release(h.id()));
        if (inPool(from, address)) {
            crossing.cloud().novaNetwork(from).removeFromPool(address.ip());
        }
        if (!inPool(to, address)) {
            crossing.cloud()
                    .novaNetwork(to)
                    .addToPool(address.ip(), address.pool(), address.interfaceName());
        }
        allocate(there, address);
    }

    /** Nova gives any free one, so that wrong ones are held until the right one comes. */
    private static void allocate(NovaNetwork there, FloatingAddress wanted) {
        List<FloatingAddress> wrong = new ArrayList<>();
        try {
            FloatingAddress got = there.allocate(wanted.pool());
            while (!got.ip().equals(wanted.ip())) {
                wrong.add(got);
                got = there.allocate(wanted.pool());
            }
        } finally {
            wrong.forEach(w -> there.release(w.id()));
        }
    }

    private boolean inPool(Side side, FloatingAddress address) {
        return crossing.cloud().novaNetwork(side).pool().stream()
                .anyMatch(f -> f.ip().equals(address.ip()));
    }

    private void assign(Definition saved, FloatingAddress address, Side side, String serverId) {
        boolean has =
                crossing.mustBe(side, serverId).addresses().stream()
                        .anyMatch(a -> a.ip().equals(address.ip()));
        if (!has) {
            crossing.project(saved).novaNetwork(side).assign(serverId, address.ip());
        }
    }
}
