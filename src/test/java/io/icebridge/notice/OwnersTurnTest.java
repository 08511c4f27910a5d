package io.icebridge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.Fact;
import io.icebridge.approval.Evidence.Next;
import io.icebridge.approval.Terms;
import io.icebridge.approval.TestRecords;
import io.icebridge.audit.told.TestTold;
import io.icebridge.runbook.move.MoveSample;
import io.icebridge.runbook.move.MovingTables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnersTurnTest {
    private static final String CHANGE = "CHG-1";
    private static final Terms TWO = new Terms(2, Optional.empty(), Optional.empty());

    private final MovingTables tables = new MovingTables();
    private final Approvals approvals = TestRecords.of(tables.source).approvals();
    private final OwnersTurn turn =
            new OwnersTurn(
                    tables.source,
                    new ProjectServers(tables.source, null, TestTold.NOW),
                    new Occasions(tables.source),
                    approvals,
                    gate -> TWO);

    @Test
    void ownersAreToldWhenAsManyHaveApprovedTheSameAsTheGateWants() {
        tables.moves.plan(CHANGE, MoveSample.move("s1", "n1", "SNAPSHOT"));
        decides("manager2", "approve", shown("boot", "nobody"));
        assertThat(look()).as("one of two").isEmpty();
        decides("manager2", "approve", shown("boot", "manager2"));
        decides("manager3", "approve", shown("delete", "manager2"));
        assertThat(look()).as("of another plan").isEmpty();
        decides("manager3", "approve", shown("boot", "manager2"));
        assertThat(look()).extracting(Occasion::kind).containsExactly(Kind.BEFORE);
    }

    @Test
    void nobodyIsToldOfWhatWasApprovedAndThenRejected() {
        tables.moves.plan(CHANGE, MoveSample.move("s1", "n1", "SNAPSHOT"));
        decides("manager2", "approve", shown("boot", "nobody"));
        decides("manager4", "reject", shown("boot", "manager2"));
        decides("manager3", "approve", shown("boot", "nobody"));
        assertThat(look()).isEmpty();
    }

    private List<Occasion> look() {
        return turn.look(List.of(CHANGE), MovingTables.NOW);
    }

    /** Each time that the gate asks it says who has approved so far. */
    private static Evidence shown(String how, String soFar) {
        return new Evidence(
                        "Move",
                        "",
                        List.of(),
                        List.of(new Next("bootServer", "new", how)),
                        List.of())
                .telling(List.of(new Fact("Approved so far", soFar)));
    }

    private void decides(String person, String decision, Evidence shown) {
        approvals.add(
                new Approval(
                        new Gate(CHANGE, "move", ""),
                        shown.digest(),
                        shown.json(),
                        decision,
                        "",
                        person,
                        MovingTables.NOW,
                        "manager",
                        ""));
    }
}
