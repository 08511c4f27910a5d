package io.icebridge.process.access;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** The changes whose models the engine carries out. */
final class EngineChanges implements RunningChanges {
    private final RuntimeService runtime;

    EngineChanges(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public List<String> running() {
        return runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
