package io.icebridge.runbook.move;

import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.NovaNetwork;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Intent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A pool's other free addresses, held by the administrator's own project for the moment in which a
 * server's project allocates one: Nova gives any free one (table 5c of the OpenStack notes), and
 * the wrong ones would use up that project's quota. What is held, and the quota that it was held
 * beyond, is in the journal first, so that whoever comes after a death lets it go.
 */
final class OtherAddresses {
    private static final String QUOTA = "floating_ips";
    private static final int NO_LIMIT = -1;

    private final Crossing crossing;

    OtherAddresses(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Runs the allocation while nothing else of the pool is free. */
    void aside(String change, Side side, FloatingAddress wanted, Runnable allocation) {
        List<FloatingAddress> pool = pool(side, wanted.pool());
        pool.stream().filter(f -> f.ip().equals(wanted.ip())).forEach(f -> mayBeTaken(side, f));
        Set<String> free = free(pool, wanted);
        if (free.isEmpty()) {
            allocation.run();
            return;
        }
        String project = crossing.cloud().identity().own().id();
        int quota = crossing.cloud().allowances(side).quota(project).get(QUOTA);
        crossing.journal()
                .perform(
                        intent(change, side, project, "hold the pool's other free addresses"),
                        () -> quota + " " + String.join(" ", free));
        try {
            hold(side, project, wanted);
            allocation.run();
        } finally {
            letGo(change, side);
        }
    }

    /** Out of the pool, so that it is not held with the others. */
    private void mayBeTaken(Side side, FloatingAddress wanted) {
        if (!wanted.projectId().isEmpty()) {
            throw Crossing.proof(
                    "floating address %s is held by project %s by now; let it be given back first"
                            .formatted(wanted.ip(), wanted.projectId()));
        }
        crossing.cloud().changing().novaNetwork(side).removeFromPool(wanted.ip());
    }

    private void hold(Side side, String project, FloatingAddress wanted) {
        crossing.cloud().changing().allowances(side).setQuota(project, Map.of(QUOTA, NO_LIMIT));
        while (!free(pool(side, wanted.pool()), wanted).isEmpty()) {
            crossing.cloud().changing().novaNetwork(side).allocate(wanted.pool());
        }
    }

    /** Lets go whatever is held, now or by a run that died. */
    void letGo(String change, Side side) {
        String project = crossing.cloud().identity().own().id();
        Intent intent = intent(change, side, project, "");
        Optional<String> held = crossing.journal().result(change, intent.subject(), intent.step());
        if (held.isPresent()) {
            List<String> parts = List.of(held.get().split(" "));
            NovaNetwork network = crossing.cloud().novaNetwork(side);
            for (String ip : parts.subList(1, parts.size())) {
                network.held(ip)
                        .filter(f -> f.serverId().isEmpty())
                        .ifPresent(
                                f -> crossing.cloud().changing().novaNetwork(side).release(f.id()));
            }
            int quota = Integer.parseInt(parts.get(0));
            crossing.cloud().changing().allowances(side).setQuota(project, Map.of(QUOTA, quota));
            crossing.journal().spoil(change, intent.subject(), intent.step(), "let go again");
        }
    }

    private List<FloatingAddress> pool(Side side, String name) {
        return crossing.cloud().novaNetwork(side).pool().stream()
                .filter(f -> f.pool().equals(name))
                .toList();
    }

    private static Set<String> free(List<FloatingAddress> pool, FloatingAddress wanted) {
        return pool.stream()
                .filter(f -> f.projectId().isEmpty())
                .map(FloatingAddress::ip)
                .filter(ip -> !ip.equals(wanted.ip()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Intent intent(String change, Side side, String project, String detail) {
        String step = side == Side.OLD ? "returnAddresses.others" : "restoreServer.others";
        return new Intent(change, "project " + project, step, detail);
    }
}
