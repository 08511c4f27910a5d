package io.icebridge.process.drawn;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Finds what a name in an expression stands for: a bean of the models, so that no variable of its
 * name takes its place, else a variable. Nothing is reached from there.
 */
final class NamesAlone extends ELResolver {
    private final ModelBeans beans;

    NamesAlone(ModelBeans beans) {
        this.beans = beans;
    }

    /** What models know of their execution: never the engine's own object. */
    private record Token(String change) {}

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null) {
            return named(context, String.valueOf(property));
        }
        if (base instanceof Token token && Names.CHANGE.equals(property)) {
            context.setPropertyResolved(true);
            return token.change();
        }
        throw refused("reads the property " + property);
    }

    private Object named(ELContext context, String name) {
        VariableScope scope = (VariableScope) context.getContext(VariableScope.class);
        VariableContext row = (VariableContext) context.getContext(VariableContext.class);
        context.setPropertyResolved(true);
        if (beans.has(name)) {
            return beans.get(name);
        }
        if (scope instanceof DelegateExecution execution && Names.EXECUTION.equals(name)) {
            return new Token(execution.getProcessBusinessKey());
        }
        if (scope != null && scope.hasVariable(name)) {
            return scope.getVariable(name);
        }
        TypedValue cell = row == null ? null : row.resolve(name);
        context.setPropertyResolved(cell != null);
        return cell == null ? null : cell.getValue();
    }

    @Override
    public Object invoke(
            ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        throw refused("calls the method " + method);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw refused("writes " + property);
    }

    private static ProcessEngineException refused(String what) {
        return new ProcessEngineException("An expression %s. %s".formatted(what, Names.REMEDY));
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return Object.class;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }
}
