package io.icebridge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Terms;
import io.icebridge.audit.told.TestTold;
import io.icebridge.runbook.move.MoveSample;
import io.icebridge.runbook.move.MovingTables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class OwnersTurnTest {
    private static final String CHANGE = "CHG-1";

    private final MovingTables tables = new MovingTables();
    private final OwnersTurn turn =
            new OwnersTurn(
                    tables.source,
                    new ProjectServers(tables.source, null, TestTold.NOW),
                    new Occasions(tables.source),
                    gate -> new Terms(2, Optional.empty(), Optional.empty()));

    @Test
    void ownersAreToldWhenAsManyHaveApprovedTheSameAsTheGateWants() {
        tables.moves.plan(CHANGE, MoveSample.move("s1", "n1", "SNAPSHOT"));
        approves("manager2", "d1");
        assertThat(look()).as("one of two").isEmpty();
        approves("manager2", "d2");
        approves("manager3", "d3");
        assertThat(look()).as("of another plan").isEmpty();
        approves("manager3", "d2");
        assertThat(look()).extracting(Occasion::kind).containsExactly(Kind.BEFORE);
    }

    private List<Occasion> look() {
        return turn.look(List.of(CHANGE), MovingTables.NOW);
    }

    private void approves(String person, String digest) {
        new JdbcTemplate(tables.source)
                .update(
                        "insert into ib_approval (change_id, gate, subject, digest, evidence,"
                                + " decision, remark, decided_by, decided_at, started_by) values (?,"
                                + " 'move', 'change', ?, '{}', 'approve', '', ?, current_timestamp,"
                                + " 'manager')",
                        CHANGE,
                        digest,
                        person);
    }
}
