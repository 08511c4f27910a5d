package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.approval.Evidence.ServerShown;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** In which order the servers of a wave are locked, which is how each begins. */
class BeginningOrderTest extends OnMovingEngine {
    /** One of them is on a volume, two have volumes besides, and five run. */
    private static final int SERVERS = 7;

    private Map<String, Server> there;
    private Map<String, Flavor> flavors;
    private List<String> begun;
    private List<String> shown;
    private String summary;

    /** Two nodes in one wave, and one slot. */
    private void move(String change, boolean longestFirst) throws Exception {
        Shape shape = new Shape(SERVERS, 2, 1, NetworkKind.NEUTRON, 5000, 1, true);
        try (MovingCloud cloud =
                new MovingCloud(folder, shape, Faults.none(), moving(longestFirst), 1)) {
            there = byId(cloud.cloud.compute(Side.OLD).servers(), Server::id);
            flavors = byId(cloud.cloud.flavors(Side.OLD).sizes(), Flavor::id);
            MovingRun run = new MovingRun(engine, cloud, change);
            gate(change);
            run.start();
            run.toTheEnd();
            MoveServersTest.allMoved(cloud.ledger());
            begun = locked(cloud);
        }
        assertThat(begun).hasSize(SERVERS);
    }

    static Moving moving(boolean longestFirst) {
        return TestMoving.usual().releaseWait(0).longestFirst(longestFirst).made();
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private void gate(String change) {
        var evidence = engine.bean(EvidenceSources.class).collect(change, "move", "");
        shown = evidence.servers().stream().map(ServerShown::id).toList();
        summary = evidence.summary();
    }

    /** As the old region was asked to, in the order in which that reached it. */
    private static List<String> locked(MovingCloud cloud) throws Exception {
        JsonNode calls = new ObjectMapper().readTree(cloud.simulated.books().get("calls").toURL());
        List<String> servers = new ArrayList<>();
        for (JsonNode call : calls) {
            if (call.path("region").asText().equals(Shape.OLD_REGION)
                    && call.path("body").toString().contains("lock\\\"")) {
                servers.add(call.path("path").asText().replaceAll(".*servers/|/action", ""));
            }
        }
        return servers.stream().distinct().toList();
    }

    /** GiB that are copied. */
    private int copied(String server) {
        Server one = there.get(server);
        return one.volumeBacked() ? 0 : flavors.get(one.flavorId()).diskGb();
    }

    @Test
    void theLargestDiskIsTheFirstAndTheRootVolumeTheLast() throws Exception {
        move("ORDER-1", true);
        assertThat(begun).isSortedAccordingTo(Comparator.comparing(this::copied).reversed());
        assertThat(begun.stream().map(this::copied).distinct()).hasSizeGreaterThan(3);
        assertThat(begun).isNotEqualTo(begun.stream().sorted().toList());
    }

    @Test
    void theGateListsThemSo() throws Exception {
        move("ORDER-2", true);
        assertThat(shown).isEqualTo(begun);
        assertThat(summary).contains("as they are listed: the longest moves first");
    }

    @Test
    void whereTheCloudFileSaysSoTheyBeginByTheirIds() throws Exception {
        move("ORDER-3", false);
        assertThat(begun).isSorted();
        assertThat(summary).doesNotContain("listed");
    }
}
