package io.icebridge.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.readiness.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What moves a plan's digest, and what does not. */
class PlanTest {
    private static final Finding TOO_SMALL =
            new Finding("host h1", "disk", "backups do not fit under /b", "free space", true);

    private static Plan finding(Finding... found) {
        return new Plan("cloud", "havana-icehouse", List.of(), List.of(), List.of(found));
    }

    @Test
    void anotherReadingWithTheSameVerdictIsTheSamePlan() {
        Plan yesterday = finding(TOO_SMALL.reading("400 MiB are free"));
        Plan today = finding(TOO_SMALL.reading("399 MiB are free"));
        assertThat(today.digest()).isEqualTo(yesterday.digest());
    }

    @Test
    void anotherVerdictIsAnotherPlan() {
        assertThat(finding().digest())
                .isNotEqualTo(finding(TOO_SMALL.reading("400 MiB are free")).digest());
    }

    @Test
    void theReadingStandsInNoFile() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        finding(TOO_SMALL.reading("400 MiB are free")).write(file);
        assertThat(file.toString(StandardCharsets.UTF_8))
                .contains("backups do not fit")
                .doesNotContain("400 MiB");
    }
}
