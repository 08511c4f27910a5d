package io.icebridge.runbook.move;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** {@code move-method.dmn} itself, without the process engine around it. */
public final class MethodTable implements MethodChoice {
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision TABLE = read();

    private static DmnDecision read() {
        try (InputStream file = Files.newInputStream(Path.of("bpmn", "move-method.dmn"))) {
            return ENGINE.parseDecision("move-method", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Chosen choose(String chosen, boolean refused, boolean volumeBacked, String status) {
        Map<String, Object> answer =
                ENGINE.evaluateDecisionTable(
                                TABLE,
                                Map.of(
                                        "chosen", chosen,
                                        "refused", refused,
                                        "volumeBacked", volumeBacked,
                                        "status", status))
                        .getSingleResult()
                        .getEntryMap();
        return new Chosen((String) answer.get("method"), (String) answer.get("why"));
    }
}
