package io.icebridge.process.drawn;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** No model loads a class by its name. */
final class NoClasses implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException(
                "A model names the class %s. Name a step by delegateExpression."
                        .formatted(type.getName()));
    }
}
