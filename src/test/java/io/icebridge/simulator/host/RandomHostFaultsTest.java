package io.icebridge.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.simulator.host.machine.HostFault.Kind;
import io.icebridge.simulator.host.machine.HostFaults;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomHostFaultsTest {
    private static List<Kind> kinds(long seed, double share, String host) {
        HostFaults faults = new RandomHostFaults(seed, share);
        return LongStream.range(0, 1000)
                .mapToObj(n -> faults.on(host, "whatever", n).kind())
                .toList();
    }

    @Test
    void theSameSeedDropsTheSameCommands() {
        assertThat(kinds(7, 0.1, "ctl-1")).isEqualTo(kinds(7, 0.1, "ctl-1"));
        assertThat(kinds(7, 0.1, "ctl-1")).isNotEqualTo(kinds(8, 0.1, "ctl-1"));
        assertThat(kinds(7, 0.1, "ctl-1")).isNotEqualTo(kinds(7, 0.1, "ctl-2"));
    }

    @Test
    void aboutTheWantedShareOfCommandsIsDropped() {
        long dropped = kinds(7, 0.1, "ctl-1").stream().filter(k -> k != Kind.NONE).count();

        assertThat(dropped).isBetween(60L, 140L);
        assertThat(kinds(7, 0, "ctl-1")).containsOnly(Kind.NONE);
        assertThat(kinds(7, 1, "ctl-1")).doesNotContain(Kind.NONE);
    }
}
