package io.icebridge.runbook.move;

import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.NovaNetworkChanges;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Said;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * nova-network's floating addresses, one by one and just in time: Nova allocates any free address,
 * so that the new region's pool gets each only when it is wanted (table 5c of the OpenStack notes).
 */
final class FloatingAddresses {
    private static final Set<Move.State> UNDER_WAY =
            EnumSet.of(Move.State.CLAIMED, Move.State.RELEASING, Move.State.ASIDE, Move.State.LEFT);
    private static final Object ONE_AT_A_TIME = new Object();

    private final Crossing crossing;

    FloatingAddresses(Crossing crossing) {
        this.crossing = crossing;
    }

    /** The same calls, there or back. */
    private record Direction(
            Side from,
            Side to,
            MoveAction clear,
            MoveAction release,
            MoveAction withdraw,
            MoveAction add,
            MoveAction allocate,
            MoveAction assign) {}

    private static final Direction THERE =
            new Direction(
                    Side.OLD,
                    Side.NEW,
                    ServerAction.CLEAR,
                    ServerAction.RELEASE,
                    ServerAction.WITHDRAW,
                    ServerAction.ADD,
                    ServerAction.ALLOCATE,
                    ServerAction.ASSIGN);

    private static final Direction BACK =
            new Direction(
                    Side.NEW,
                    Side.OLD,
                    UndoAction.BACK_CLEAR,
                    UndoAction.BACK_RELEASE,
                    UndoAction.BACK_WITHDRAW,
                    UndoAction.BACK_ADD,
                    UndoAction.BACK_ALLOCATE,
                    UndoAction.BACK_ASSIGN);

    void carryOver(Passage passage, Definition saved, String newId) {
        for (FloatingAddress address : saved.floating()) {
            if (!passage.settled(ServerAction.ASSIGN, address.ip())) {
                carry(passage, saved, address, THERE, newId);
            }
        }
    }

    /** The way back, whether or not the address had been carried over. */
    void giveBack(Passage passage, Definition saved) {
        for (FloatingAddress address : saved.floating()) {
            Returned.asFarAsItGoes(() -> carry(passage, saved, address, BACK, saved.server().id()));
        }
    }

    private void carry(
            Passage passage,
            Definition saved,
            FloatingAddress address,
            Direction way,
            String serverId) {
        synchronized (ONE_AT_A_TIME) {
            OtherAddresses others =
                    new OtherAddresses(crossing, passage.change(), way.to(), passage.step());
            others.letGo();
            others.begin(passage.serverId());
            try {
                clear(passage, address, way);
                take(passage, saved, address, way, others);
            } catch (RuntimeException failure) {
                others.letGo(failure);
                throw failure;
            }
            others.letGo();
            assign(passage, saved, address, way, serverId);
        }
    }

    /**
     * What a try that failed left free in the pool would be given to this project, or to whoever
     * asks next; that server's next try, or its way back, puts it there again.
     */
    private void clear(Passage passage, FloatingAddress wanted, Direction way) {
        List<String> free =
                crossing.cloud().novaNetwork(way.to()).pool().stream()
                        .filter(f -> f.projectId().isEmpty())
                        .map(FloatingAddress::ip)
                        .filter(ip -> !ip.equals(wanted.ip()))
                        .toList();
        if (!free.isEmpty()) {
            Set<String> onTheirWay = onTheirWay(passage.change());
            free.stream().filter(onTheirWay::contains).forEach(ip -> clear(passage, ip, way));
        }
    }

    private static void clear(Passage passage, String ip, Direction way) {
        passage.carryOutAnew(
                way.clear(), ip, reach -> reach.cloud().novaNetwork(way.to()).removeFromPool(ip));
    }

    private Set<String> onTheirWay(Change change) {
        return crossing.moves().of(change.id()).stream()
                .filter(move -> UNDER_WAY.contains(move.state()))
                .flatMap(move -> crossing.saved(change, move.serverId()).stream())
                .flatMap(saved -> saved.floating().stream())
                .map(FloatingAddress::ip)
                .collect(Collectors.toSet());
    }

    /** One address must not be in two regions' pools; each step is passed over if it is done. */
    private void take(
            Passage passage,
            Definition saved,
            FloatingAddress address,
            Direction way,
            OtherAddresses others) {
        String ip = address.ip();
        if (held(saved, ip, way.to()).isPresent()) {
            return;
        }
        held(saved, ip, way.from())
                .ifPresentOrElse(
                        held -> release(passage, saved, held, way),
                        () -> inPool(way.from(), ip).forEach(FloatingAddresses::mustBeFree));
        passage.carryOutAnew(
                way.withdraw(),
                ip,
                reach -> reach.cloud().novaNetwork(way.from()).removeFromPool(ip));
        inPool(way.to(), ip).forEach(there -> outOfPool(passage, there, way));
        others.aside(address);
        passage.carryOutAnew(
                way.add(),
                ip,
                reach ->
                        reach.cloud()
                                .novaNetwork(way.to())
                                .addToPool(ip, address.pool(), address.interfaceName()));
        allocate(passage, saved, address, way);
    }

    private List<FloatingAddress> inPool(Side side, String ip) {
        return crossing.cloud().novaNetwork(side).pool().stream()
                .filter(f -> f.ip().equals(ip))
                .toList();
    }

    /** So that it is not held with the others. */
    private static void outOfPool(Passage passage, FloatingAddress there, Direction way) {
        mustBeFree(there);
        clear(passage, there.ip(), way);
    }

    /** Nova takes an address out of its pool whoever has it by now. */
    private static void mustBeFree(FloatingAddress there) {
        if (!there.projectId().isEmpty()) {
            throw Crossing.proof(
                    "floating address %s is held by project %s by now; let it be given back first"
                            .formatted(there.ip(), there.projectId()));
        }
    }

    private static void release(
            Passage passage, Definition saved, FloatingAddress held, Direction way) {
        passage.carryOutAnew(
                way.release(),
                held.ip(),
                reach -> there(reach, saved, way.from()).release(held.id()));
    }

    private void allocate(
            Passage passage, Definition saved, FloatingAddress wanted, Direction way) {
        passage.carryOutAnew(
                way.allocate(),
                wanted.ip(),
                () -> held(saved, wanted.ip(), way.to()).map(f -> new Said("found held")),
                reach -> allocate(there(reach, saved, way.to()), wanted));
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

    private static NovaNetworkChanges there(Reach reach, Definition saved, Side side) {
        return reach.cloud().as(saved.server().projectId()).novaNetwork(side);
    }

    private Optional<FloatingAddress> held(Definition saved, String ip, Side side) {
        return crossing.project(saved).novaNetwork(side).held(ip);
    }

    private void assign(
            Passage passage,
            Definition saved,
            FloatingAddress address,
            Direction way,
            String serverId) {
        String ip = address.ip();
        if (crossing.mustBe(way.to(), serverId).hasAddress(ip)) {
            found(passage, way, ip);
            return;
        }
        passage.carryOutAnew(
                way.assign(), ip, reach -> there(reach, saved, way.to()).assign(serverId, ip));
    }

    /** One whose assignment nobody heard of is known now. */
    private static void found(Passage passage, Direction way, String ip) {
        boolean begun = passage.last(way.assign(), ip).filter(Entry::open).isPresent();
        if (begun) {
            passage.carryOut(
                    way.assign(), ip, () -> Optional.of(new Said("found assigned")), reach -> {});
        }
    }
}
