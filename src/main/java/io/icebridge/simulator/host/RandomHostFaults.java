package io.icebridge.simulator.host;

import io.icebridge.simulator.host.machine.HostFault;
import io.icebridge.simulator.host.machine.HostFault.Kind;
import io.icebridge.simulator.host.machine.HostFaults;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Drops connections at random commands, of which some have their effect later. What happens to a
 * host's n-th command follows from the seed alone, whatever other hosts do meanwhile.
 */
public final class RandomHostFaults implements HostFaults {
    private static final List<Kind> KINDS = List.of(Kind.DROP_BEFORE, Kind.DROP_DURING, Kind.LATER);

    private final long seed;
    private final double share;

    /**
     * @param share of the commands, from 0 to 1
     */
    public RandomHostFaults(long seed, double share) {
        this.seed = seed;
        this.share = share;
    }

    @Override
    public HostFault on(String host, String line, long number) {
        SplittableRandom random =
                new SplittableRandom(seed * 31 + host.hashCode() + number * 1_000_003);
        return random.nextDouble() < share
                ? HostFault.of(KINDS.get(random.nextInt(KINDS.size())))
                : HostFault.none();
    }
}
