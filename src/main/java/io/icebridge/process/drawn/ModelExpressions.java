package io.icebridge.process.drawn;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;

/** The engine's expressions, closed: they see the models' beans and variables. */
final class ModelExpressions extends JuelExpressionManager {
    private final ModelBeans named;

    ModelExpressions(ModelBeans named) {
        this.named = named;
    }

    @Override
    protected ELResolver createElResolver() {
        return new NamesAlone(named);
    }

    /** Also those that plugins of the engine bring. */
    @Override
    protected FunctionMapper createFunctionMapper() {
        return new FunctionMapper() {
            @Override
            public java.lang.reflect.Method resolveFunction(String prefix, String name) {
                throw new ProcessEngineException(
                        "An expression calls the function %s. %s".formatted(name, Names.REMEDY));
            }
        };
    }
}
