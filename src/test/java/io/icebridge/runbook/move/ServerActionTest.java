package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.cloudfile.UserData;
import io.icebridge.journal.Action;
import io.icebridge.journal.Subject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done to a server by its route, what takes it back, and what never is. */
class ServerActionTest {
    private static final Subject SERVER = Subject.server("s1");
    private static final Set<ServerAction> DELETIONS =
            Set.of(ServerAction.DELETE, ServerAction.DELETE_FIRST);

    private static Route route(String method, boolean deleteFirst) {
        CloudFile file = TestCloudFile.moving(TestMoving.usual().deleteFirst(deleteFirst).made());
        return new Route(method, UserData.SAME, file, null);
    }

    private static Route underNovaNetwork(String method) {
        return new Route(method, UserData.SAME, TestCloudFile.underNovaNetwork(), null);
    }

    static Stream<Route> routes() {
        return Stream.of("SNAPSHOT", "VOLUME", "REDEPLOY")
                .flatMap(m -> Stream.of(route(m, false), route(m, true), underNovaNetwork(m)));
    }

    private static List<ServerAction> of(Route route) {
        return Arrays.stream(ServerAction.values()).filter(route::has).toList();
    }

    private static Action action(MoveAction kind, Route route) {
        return kind.action(route, kind.steps().get(0), SERVER, "");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyServerIsDeletedOnceOnWhicheverRoute(Route route) {
        assertThat(of(route)).filteredOn(DELETIONS::contains).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void theOldServerGoesBeforeTheBootOnlyWhereItsRouteSaysSo(Route route) {
        List<ServerAction> all = of(route);
        boolean first = all.contains(ServerAction.DELETE_FIRST);
        assertThat(first).isEqualTo(route.deleteFirst());
        int deletion = all.indexOf(first ? ServerAction.DELETE_FIRST : ServerAction.DELETE);
        assertThat(deletion < all.indexOf(ServerAction.BOOT)).isEqualTo(first);
        assertThat(first || deletion > all.indexOf(ServerAction.COMPARE)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyEffectSaysWhatUndoesItOrWhyNothingDoes(Route route) {
        for (ServerAction kind : of(route)) {
            Action action = action(kind, route);
            assertThat(action.effect() && action.undo().shown().isEmpty())
                    .as("%s by %s", kind, route.method())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void onlyTheDeletionCannotBeUndone(Route route) {
        assertThat(of(route))
                .filteredOn(
                        kind -> action(kind, route).undo().shown().startsWith("cannot be undone"))
                .allMatch(DELETIONS::contains)
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = UndoAction.class, mode = EnumSource.Mode.EXCLUDE, names = "CHECK_BACK")
    void noWayBackIsBegunWhileTheDeletionMayStillCome(UndoAction kind) {
        Route route = route("SNAPSHOT", false);
        assertThat(action(kind, route).barredBy())
                .extracting(key -> key.step())
                .containsExactlyInAnyOrder("deleteServer", "deleteServerFirst");
    }

    @Test
    void everyActionOfTheWayBackTakesSomethingBack() {
        Set<UndoAction> used = new HashSet<>();
        for (ServerAction kind : ServerAction.values()) {
            used.addAll(kind.kind().undoneBy);
        }
        assertThat(UndoAction.values())
                .filteredOn(kind -> !used.contains(kind))
                .as("clears what its own release leaves free; looks at what is back")
                .containsExactly(UndoAction.BACK_CLEAR, UndoAction.CHECK_BACK);
    }

    @Test
    void aServerOnAVolumeHasNoSnapshotAndIsGuardedInstead() {
        assertThat(of(route("VOLUME", false)))
                .contains(ServerAction.GUARD)
                .doesNotContain(ServerAction.SNAPSHOT, ServerAction.PROVE, ServerAction.KEEP);
        assertThat(of(route("SNAPSHOT", false)))
                .contains(ServerAction.SNAPSHOT, ServerAction.PROVE)
                .doesNotContain(ServerAction.GUARD);
    }

    @Test
    void addressesAreHeldAsTheKindOfNetworkHasThem() {
        assertThat(of(route("SNAPSHOT", false)))
                .contains(ServerAction.PARK, ServerAction.REBIND)
                .doesNotContain(ServerAction.UNASSIGN, ServerAction.ALLOCATE);
        assertThat(of(underNovaNetwork("SNAPSHOT")))
                .contains(ServerAction.UNASSIGN, ServerAction.ALLOCATE)
                .doesNotContain(ServerAction.PARK, ServerAction.REBIND);
    }

    @Test
    void theBootSaysWhatTheNewServerIsMadeFrom() {
        assertThat(action(ServerAction.BOOT, route("SNAPSHOT", false)).what())
                .contains("from its snapshot");
        assertThat(action(ServerAction.BOOT, route("VOLUME", false)).what())
                .contains("from its root volume");
        assertThat(action(ServerAction.BOOT, route("REDEPLOY", false)).what())
                .contains("from its image");
    }
}
