package io.icebridge.audit.failures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Servers of which the same is asked for the same reason.
 *
 * @param offers what each of their tasks offers
 */
public record AlikeServers(List<WaitingServer> servers, List<Offer> offers) {
    /** So that deciding for all that are shown ends within seconds. */
    static final int MOST_SHOWN = 200;

    private record Alike(String asked, String step, String reason) {}

    /** The largest group first. */
    static List<AlikeServers> of(List<WaitingServer> waiting) {
        Map<Alike, List<WaitingServer>> groups = new LinkedHashMap<>();
        for (WaitingServer one : waiting) {
            groups.computeIfAbsent(
                            new Alike(one.asked(), one.step(), one.reason()),
                            alike -> new ArrayList<>())
                    .add(one);
        }
        return groups.values().stream()
                .map(AlikeServers::group)
                .sorted(Comparator.comparing(AlikeServers::count).reversed())
                .toList();
    }

    private static AlikeServers group(List<WaitingServer> servers) {
        List<Offer> common = new ArrayList<>(servers.get(0).offers());
        servers.forEach(server -> common.retainAll(server.offers()));
        return new AlikeServers(List.copyOf(servers), List.copyOf(common));
    }

    /** One of them, for what they have in common. */
    public WaitingServer first() {
        return servers.get(0);
    }

    /** How many they are. */
    public int count() {
        return servers.size();
    }

    /** Those that have waited longest. */
    public List<WaitingServer> shown() {
        return servers.subList(0, Math.min(MOST_SHOWN, servers.size()));
    }
}
