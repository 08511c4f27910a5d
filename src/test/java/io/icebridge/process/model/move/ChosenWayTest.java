package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Ways;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenWayTest extends Settling {
    private String oneIsLocked() throws Exception {
        return oneIsLockedBy("owner");
    }

    private String oneIsLockedBy(String who) throws Exception {
        Shape shape = new Shape(EVERY_KIND, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        cloud = new MovingCloud(folder, shape, boots, MovingCloud.usual(), 2);
        String locked = cloud.cloud.compute(Side.OLD).servers().get(0).id();
        cloud.simulated
                .cloudSide()
                .update(
                        "nova",
                        "instances",
                        Map.of("uuid", locked),
                        Map.of("locked", "1", "locked_by", who));
        start();
        run.until(() -> run.tasks().size() == 1 && states("moved") == EVERY_KIND - 1);
        return locked;
    }

    private static Map<String, Object> by(String way, String... reasons) {
        return Map.of("chosen", way, "overridden", Spin.JSON(List.of(reasons)));
    }

    @Test
    void aNamedPersonMaySendARefusedServerOnItsWayAndAnswersForIt() throws Exception {
        String locked = oneIsLocked();
        Task task = run.tasks().get(0);
        assertThat(said(task)).contains("locked");
        assertThat(shown(task)).containsExactly("locked: ");
        assertThatThrownBy(() -> run.decide(task, "another", by("SNAPSHOT")))
                .hasStackTraceContaining("Missing: locked - its owner has locked it");
        run.decide(task, "another", by("SNAPSHOT", "locked"));
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
        Move move = engine.bean(Moves.class).of(run.change(), locked);
        assertThat(move.why()).isEqualTo("oscar chose SNAPSHOT: as tested (answering for locked)");
        assertThat(engine.bean(Ways.class).of(run.change(), locked))
                .hasValueSatisfying(
                        way -> {
                            assertThat(way.by()).isEqualTo("oscar");
                            assertThat(way.comment()).isEqualTo("as tested");
                            assertThat(way.overridden())
                                    .extracting(Reason::code)
                                    .contains("locked");
                        });
        assertThat(lockedBy("nova_icehouse", move.newId())).isEqualTo("owner");
    }

    @Test
    void whatAnAdministratorHasLockedItsOwnerCannotUnlockAfterwardsEither() throws Exception {
        String locked = oneIsLockedBy("admin");
        assertThat(said(run.tasks().get(0))).contains("an administrator has locked it");
        run.decide(run.tasks().get(0), "another", by("SNAPSHOT", "locked"));
        run.toTheEnd();
        Move move = engine.bean(Moves.class).of(run.change(), locked);
        assertThat(lockedBy("nova_icehouse", move.newId())).isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    void aServerThatIsGivenBackIsLockedByWhomItWas(String who) throws Exception {
        String locked = oneIsLockedBy(who);
        boots.fail();
        run.decide(run.tasks().get(0), "another", by("SNAPSHOT", "locked"));
        run.until(() -> run.tasks().size() == 1 && begun(locked));
        assertThat(lockedBy("nova", locked)).isEqualTo("admin");
        run.decide(run.tasks().get(0), "undo");
        run.until(() -> undone(locked));
        assertThat(lockedBy("nova", locked)).isEqualTo(who);
        run.decide(taskOf(locked), "leave");
        run.toTheEnd();
    }

    private boolean begun(String server) {
        return engine
                .bean(Journal.class)
                .last(new Change(run.change()), Subject.server(server), "stopServer")
                .stream()
                .anyMatch(Entry::mayBeDone);
    }

    /** As the database has it. */
    private String lockedBy(String schema, String server) {
        List<Map<String, String>> rows =
                cloud.simulated.cloudSide().rows(schema, "instances").stream()
                        .filter(row -> row.get("uuid").equals(server))
                        .toList();
        assertThat(rows).extracting(row -> row.get("locked")).containsExactly("1");
        return rows.get(0).get("locked_by");
    }

    /** Each reason on the form, and who is said to answer for it. */
    private List<String> shown(Task task) {
        SpinJsonNode reasons =
                (SpinJsonNode)
                        engine.engine.getTaskService().getVariable(task.getId(), "serverReasons");
        return reasons.elements().stream()
                .map(r -> r.prop("value").stringValue() + ": " + r.prop("known").stringValue())
                .toList();
    }

    @Test
    void aReasonThatNobodyWasShownSetsTheServerAsideAgainAndIsSaidToBeNew() throws Exception {
        String locked = oneIsLocked();
        Task task = run.tasks().get(0);
        cloud.simulated
                .cloudSide()
                .update(
                        "nova",
                        "instances",
                        Map.of("uuid", locked),
                        Map.of("disable_terminate", "1"));
        run.decide(task, "another", by("SNAPSHOT", "locked"));
        run.until(() -> run.tasks().size() == 1);
        Task again = run.tasks().get(0);
        assertThat(states("moved")).isEqualTo(EVERY_KIND - 1);
        assertThat(said(again)).contains("new since then: its owner has forbidden its deletion");
        assertThat(shown(again))
                .containsExactly(
                        "disable-terminate: new since oscar chose a way",
                        "locked: oscar answers for it");
        run.decide(again, "leave");
        run.toTheEnd();
    }

    @Test
    void aServerWhoseOwnerHasUnlockedItMovesWhenItIsTriedAgain() throws Exception {
        String locked = oneIsLocked();
        cloud.cloud.changing().compute(Side.OLD).unlock(locked);
        run.decide(run.tasks().get(0), "retry");
        run.toTheEnd();
        MoveServersTest.allMoved(cloud.ledger());
    }

    @Test
    void aServerOfWhichNothingWasMendedIsRefusedAgainWhenItIsTriedAgain() throws Exception {
        String locked = oneIsLocked();
        run.decide(run.tasks().get(0), "retry");
        run.until(() -> run.tasks().size() == 1);
        assertThat(said(run.tasks().get(0))).contains("its owner has locked it");
        assertThat(cloud.cloud.compute(Side.OLD).server(locked)).isPresent();
        run.decide(run.tasks().get(0), "leave");
        run.toTheEnd();
    }

    @Test
    void aWayThatTheRulesForbidOrThatComesTooLateIsRefusedAtOnce() throws Exception {
        boots.fail();
        start(NetworkKind.NEUTRON, MovingCloud.usual());
        everyServerIsAside();
        Task task = run.tasks().stream().filter(this::isCattle).findFirst().orElseThrow();
        assertThatThrownBy(() -> run.decide(task, "another", Map.of()))
                .hasStackTraceContaining("Say which way");
        assertThatThrownBy(() -> run.decide(task, "another", Map.of("chosen", "REDEPLOY")))
                .hasStackTraceContaining("Undo it first");
        Task late = run.tasks().stream().filter(this::deletedFirst).findFirst().orElseThrow();
        assertThatThrownBy(() -> run.decide(late, "another", Map.of("chosen", "REDEPLOY")))
                .hasStackTraceContaining("is gone");
        String server = run.server(task);
        run.decide(task, "undo");
        run.until(() -> undone(server));
        Task again = taskOf(server);
        assertThatThrownBy(() -> run.decide(again, "another", Map.of("chosen", "VOLUME")))
                .hasStackTraceContaining("do not allow VOLUME");
        boots.succeed();
        run.decide(again, "another", Map.of("chosen", "REDEPLOY"));
        decideOnAll("retry");
        run.toTheEnd();
        MoveServersTest.nothingAmiss(cloud.ledger());
        assertThat(engine.bean(Moves.class).of(run.change(), server).method())
                .isEqualTo("REDEPLOY");
    }

    /** Its content is its image's, so that nothing is lost when it is deployed anew. */
    private boolean isCattle(Task task) {
        return cloud.cloud
                .compute(Side.OLD)
                .server(run.server(task))
                .filter(s -> "cattle".equals(s.metadata().get("tier")))
                .isPresent();
    }

    private boolean undone(String server) {
        return run.tasks().stream().anyMatch(t -> run.server(t).equals(server)) && !begun(server);
    }

    private Task taskOf(String server) {
        return run.tasks().stream()
                .filter(t -> run.server(t).equals(server))
                .findFirst()
                .orElseThrow();
    }
}
