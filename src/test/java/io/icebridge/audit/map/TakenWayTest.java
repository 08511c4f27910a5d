package io.icebridge.audit.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.audit.told.Drawn;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakenWayTest {
    private static final Instant NOON = Instant.parse("2014-05-01T12:00:00Z");

    private final Graphs graphs;

    TakenWayTest() throws IOException {
        graphs = new Graphs(new Drawn());
    }

    @Test
    void betweenWhatLeftSomethingItWentThroughWhatLeavesNothing() {
        TakenWay way = way("upgrade-service", seen("findService", "rehearseSchema"), Map.of());
        assertThat(way.flows())
                .containsExactly(
                        "findServiceToServiceHere",
                        "rehearsalStartedToRehearseSchema",
                        "serviceHereToServiceRehearsal",
                        "serviceOnHavanaToFindService");
        assertThat(way.took("serviceHere")).isTrue();
        assertThat(way.took("serviceSkipped")).isFalse();
        assertThat(way.left("findService")).isTrue();
        assertThat(way.left("rehearseSchema")).isFalse();
    }

    @Test
    void whereAPersonDecidedItWentHisWay() {
        Map<String, Instant> seen = seen("findService", "rehearseSchema", "decideOnRehearsal");
        TakenWay stopped =
                way("upgrade-service", seen, Map.of("decideOnRehearsal", Set.of("stop")));
        assertThat(stopped.flows())
                .contains(
                        "rehearsalFailedToDecideOnRehearsal",
                        "decideOnRehearsalToRehearsalDecided",
                        "rehearsalDecidedToChangeStoppedHere")
                .doesNotContain("rehearsalDecidedToServiceRehearsal", "rehearsalDecidedByHand");
        TakenWay again = way("upgrade-service", seen, Map.of("decideOnRehearsal", Set.of("retry")));
        assertThat(again.flows())
                .contains("rehearsalDecidedToServiceRehearsal")
                .doesNotContain("rehearsalDecidedToChangeStoppedHere", "rehearsalDecidedByHand");
    }

    @Test
    void whatCameToItsGoodEndIsTakenToTheEnd() {
        TakenWay way =
                TakenWay.of(
                        graphs.of("upgrade-service"),
                        seen("findService", "rehearseSchema", "approveService", "upgradeInPlace"),
                        Map.of(),
                        true);
        assertThat(way.took("serviceUpgraded")).isTrue();
        assertThat(way.flows())
                .contains("serviceRehearsalToApproveService", "upgradeInPlaceToServiceUpgraded");
    }

    @Test
    void aStepOfALoopIsNotComeToFromWhatCameLater() {
        TakenWay way = way("move-slot", seen("claimServer", "moveServer"), Map.of());
        assertThat(way.flows())
                .containsExactly(
                        "claimServerToServerClaimed",
                        "serverClaimedToMoveServer",
                        "slotOpenToClaimServer");
    }

    @Test
    void eachModelIsTakenFromItsBeginningToAnEndByItsMainSteps() {
        for (String model : List.of("upgrade-cloud", "retire-nova", "move-waves", "hold-server")) {
            Graph graph = graphs.of(model);
            Map<String, Instant> all = new HashMap<>();
            graph.elements().values().stream()
                    .filter(each -> each.kind() == Element.Kind.STEP || each.call() != null)
                    .filter(each -> !graph.around(each.id()).contains("stopping"))
                    .filter(each -> !graph.around(each.id()).contains("settling"))
                    .forEach(each -> all.put(each.id(), NOON));
            TakenWay way = TakenWay.of(graph, all, Map.of(), true);
            assertThat(graph.elements().values())
                    .as(model)
                    .filteredOn(each -> each.kind() == Element.Kind.END)
                    .anyMatch(end -> way.took(end.id()));
        }
    }

    private TakenWay way(
            String model, Map<String, Instant> seen, Map<String, Set<String>> answers) {
        return TakenWay.of(graphs.of(model), seen, answers, false);
    }

    private static Map<String, Instant> seen(String... ids) {
        Map<String, Instant> seen = new HashMap<>();
        for (String id : ids) {
            seen.put(id, NOON.plusSeconds(seen.size()));
        }
        return seen;
    }
}
