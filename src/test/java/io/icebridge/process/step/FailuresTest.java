package io.icebridge.process.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.process.TestEngine;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void whatTheEngineItselfGaveUpIsTriedAgainAndWhatNobodyForesawIsNot() {
        try (TestEngine engine = new TestEngine("failures", List.of(), List.of())) {
            ProcessEngineException ended =
                    new ProcessEngineException("ENGINE-03077 Cannot resolve parent with id '1'");
            assertThat(engine.failures.meaning(ended))
                    .extracting(Failures.Meaning::kind, Failures.Meaning::again)
                    .containsExactly("ENGINE", true);
            assertThat(engine.failures.meaning(new IllegalStateException("what?")))
                    .extracting(Failures.Meaning::kind, Failures.Meaning::again)
                    .containsExactly("BUG", false);
        }
    }
}
