package io.icebridge.audit.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Records;
import io.icebridge.approval.Starts.Start;
import io.icebridge.approval.TestRecords;
import io.icebridge.journal.Trail;
import io.icebridge.runbook.move.MovingTables;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BesideTheRunbookTest {
    private final Records records = TestRecords.of(new MovingTables().source);

    @Test
    void whatIsWrittenOfAChangeAtItsEndAndAfterItStandsOnItsRecord() {
        Instant now = Instant.now();
        records.starts()
                .add(
                        "i",
                        new Start("CHG-1", "retire-nova", "ada", now.minusSeconds(9), "", "", ""));
        records.starts().ended("i", now.minusSeconds(1), "cancelled: in my way");
        add(Trail.Kind.CANCELLED, "CHG-1", "cancelled retire-nova");
        add(Trail.Kind.NOTICE, "CHG-1", "sent: end");
        add(Trail.Kind.IDENTITY, "", "set the password");
        assertThat(new BesideTheRunbook(records).of("CHG-1"))
                .extracting(Trail.Line::what)
                .containsExactly("cancelled retire-nova", "sent: end");
    }

    private void add(Trail.Kind kind, String change, String what) {
        records.trail().add(kind, "root", change, "about", what, "");
    }
}
