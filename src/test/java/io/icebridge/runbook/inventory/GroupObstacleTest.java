package io.icebridge.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.ComputeService;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server groups and the room that they find in the new region; two nodes are emptied at a time. */
class GroupObstacleTest extends OneServer {

    private static ComputeService node(String name, String zone, boolean enabled, boolean up) {
        return new ComputeService(name, "nova-compute", name, zone, enabled, up, Instant.EPOCH, "");
    }

    private void newNodes(int count) {
        newNova(Set.of("nova"), SMALL);
        nodes.clear();
        IntStream.range(0, count).forEach(n -> nodes.add(node("new-" + n, "nova", true, true)));
    }

    /** Members on old nodes of these names, one each. */
    private static ServerFacts apart(String... on) {
        return inGroup(group(List.of("anti-affinity"), on));
    }

    private static GroupFacts group(List<String> policies, String... on) {
        List<GroupFacts.Member> members =
                IntStream.range(0, on.length).mapToObj(n -> member("s" + (n + 1), on[n])).toList();
        return new GroupFacts("g1", "db", policies, members);
    }

    @Test
    void aGroupWhoseMembersFindANodeEachIsNoObstacle() {
        facts = apart("n1", "n2");
        newNodes(2);
        assertThat(codes()).isEmpty();
    }

    @Test
    void ofMoreMembersThanNodesOnlyThoseOfTheFirstWaveNeedOneAtOnce() {
        facts = apart("n1", "n2", "n3", "n4", "n5");
        newNodes(2);
        assertThat(codes()).isEmpty();
        newNodes(1);
        assertThat(what("group-room")).contains("5 servers", "1 node for", "emptied 2 at a time");
    }

    @Test
    void membersOnOneNodeNeedAsManyAtOnce() {
        facts = apart("n1", "n1", "n1");
        newNodes(2);
        assertThat(codes()).containsExactly("group-room");
        newNodes(3);
        assertThat(codes()).isEmpty();
    }

    @Test
    void aNodeThatTakesNoServersIsNone() {
        facts = apart("n1", "n2");
        newNodes(1);
        nodes.add(node("off", "nova", false, true));
        nodes.add(node("down", "nova", true, false));
        assertThat(codes()).containsExactly("group-room");
    }

    @Test
    void roomIsLookedForInTheServersZone() {
        server.zone("rack-1");
        facts =
                inGroup(
                        new GroupFacts(
                                "g1",
                                "db",
                                List.of("anti-affinity"),
                                List.of(new GroupFacts.Member("s1", "n1", "rack-1"))));
        newNova(Set.of("rack-1"), SMALL);
        nodes.add(node("new-1", "rack-2", true, true));
        assertThat(codes()).containsExactly("group-room");
        nodes.add(node("new-2", "rack-1", true, true));
        assertThat(codes()).isEmpty();
    }

    @Test
    void nobodyLooksForRoomBeforeTheNewRegionIsThere() {
        facts = apart("n1", "n2", "n3");
        assertThat(codes()).isEmpty();
    }

    @Test
    void serversThatBelongTogetherMustStandTogether() {
        facts = inGroup(group(List.of("affinity"), "n1", "n1"));
        assertThat(codes()).isEmpty();
        facts = inGroup(group(List.of("affinity"), "n1", "n2"));
        assertThat(what("group-parted")).contains("db", "n1, n2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soft-affinity", "soft-anti-affinity"})
    void aSoftPolicyKeepsNoServerFromAnywhere(String policy) {
        facts = inGroup(group(List.of(policy), "n1", "n1", "n2"));
        newNodes(1);
        assertThat(codes()).isEmpty();
        facts = inGroup(group(List.of(policy, "max_server_per_host=2"), "n1", "n2"));
        assertThat(what("server-group")).contains("max_server_per_host=2");
    }

    @Test
    void aNameThatNovaTakesForNoneIsNotMadeAgain() {
        facts =
                inGroup(
                        new GroupFacts(
                                "g1", "db/1", List.of("affinity"), List.of(member("s1", "n1"))));
        assertThat(what("server-group")).contains("db/1");
    }
}
