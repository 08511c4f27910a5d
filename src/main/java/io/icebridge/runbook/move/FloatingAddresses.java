package io.icebridge.runbook.move;

import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.NovaNetworkChanges;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * nova-network's floating addresses, one by one and just in time: Nova allocates any free address,
 * so that the new region's pool gets each only when it is wanted (table 5c of the OpenStack notes).
 */
final class FloatingAddresses {
    private static final String STEP = "restoreServer.";
    private static final Set<Move.State> UNDER_WAY =
            EnumSet.of(Move.State.CLAIMED, Move.State.ASIDE, Move.State.LEFT);
    private static final Object ONE_AT_A_TIME = new Object();

    private final Crossing crossing;
    private final OtherAddresses others;

    FloatingAddresses(Crossing crossing) {
        this.crossing = crossing;
        this.others = new OtherAddresses(crossing);
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
            others.letGo(change, Side.NEW);
            withdraw(change, Side.NEW, address);
            take(change, saved, address, Side.OLD, Side.NEW);
            assign(saved, address, Side.NEW, newId);
        }
        return address.ip();
    }

    /**
     * What a try that failed left free in the pool would be given to this project, or to whoever
     * asks next; that server's next try, or its way back, puts it there again.
     */
    private void withdraw(String change, Side side, FloatingAddress wanted) {
        List<String> free =
                crossing.cloud().novaNetwork(side).pool().stream()
                        .filter(f -> f.projectId().isEmpty())
                        .map(FloatingAddress::ip)
                        .filter(ip -> !ip.equals(wanted.ip()))
                        .toList();
        if (!free.isEmpty()) {
            Set<String> onTheirWay = onTheirWay(change);
            free.stream()
                    .filter(onTheirWay::contains)
                    .forEach(crossing.cloud().changing().novaNetwork(side)::removeFromPool);
        }
    }

    private Set<String> onTheirWay(String change) {
        return crossing.moves().of(change).stream()
                .filter(move -> UNDER_WAY.contains(move.state()))
                .flatMap(move -> crossing.definitions().find(change, move.serverId()).stream())
                .flatMap(saved -> saved.floating().stream())
                .map(FloatingAddress::ip)
                .collect(Collectors.toSet());
    }

    /** The way back, whether or not the address had been carried over. */
    void giveBack(String change, Definition saved) {
        for (FloatingAddress address : saved.floating()) {
            synchronized (ONE_AT_A_TIME) {
                others.letGo(change, Side.OLD);
                withdraw(change, Side.OLD, address);
                take(change, saved, address, Side.NEW, Side.OLD);
                assign(saved, address, Side.OLD, saved.server().id());
            }
        }
    }

    /** One address must not be in two regions' pools; each step is passed over if it is done. */
    private void take(
            String change, Definition saved, FloatingAddress address, Side from, Side to) {
        if (crossing.project(saved).novaNetwork(to).held(address.ip()).isPresent()) {
            return;
        }
        crossing.project(saved)
                .novaNetwork(from)
                .held(address.ip())
                .ifPresent(
                        h -> crossing.project(saved).changing().novaNetwork(from).release(h.id()));
        crossing.cloud().changing().novaNetwork(from).removeFromPool(address.ip());
        others.aside(
                change,
                to,
                address,
                () -> {
                    crossing.cloud()
                            .changing()
                            .novaNetwork(to)
                            .addToPool(address.ip(), address.pool(), address.interfaceName());
                    allocate(crossing.project(saved).changing().novaNetwork(to), address);
                });
    }

    private static void allocate(NovaNetworkChanges there, FloatingAddress wanted) {
        FloatingAddress got = there.allocate(wanted.pool());
        if (!got.ip().equals(wanted.ip())) {
            there.release(got.id());
            throw Crossing.proof(
                    "Nova gave %s instead of %s: another address became free in pool %s just now; try again"
                            .formatted(got.ip(), wanted.ip(), wanted.pool()));
        }
    }

    private void assign(Definition saved, FloatingAddress address, Side side, String serverId) {
        if (!crossing.mustBe(side, serverId).hasAddress(address.ip())) {
            crossing.project(saved).changing().novaNetwork(side).assign(serverId, address.ip());
        }
    }
}
