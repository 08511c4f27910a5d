package io.icebridge.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What people wanted of a change's window ends with the change, however that ends. One that starts
 * under an id that was there before begins with none of it, too, should two parts have ended at the
 * same moment, each taking the other for running.
 */
final class WindowEnds extends AbstractProcessEnginePlugin {
    private final Consumer<String> end;

    /**
     * @param end forgets the window of the change with this id
     */
    WindowEnds(Consumer<String> end) {
        this.end = end;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPreBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPreBPMNParseListeners(listeners);
        }
        listeners.add(new Parse());
    }

    private final class Parse extends AbstractBpmnParseListener {
        /** Built-in listeners are called even where a deletion skips the models' own. */
        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            ExecutionListener look = WindowEnds.this::look;
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, look);
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, look);
        }
    }

    private void look(DelegateExecution execution) {
        String change = execution.getProcessBusinessKey();
        if (execution.getSuperExecution() == null && change != null && alone(execution, change)) {
            end.accept(change);
        }
    }

    /** Whether no other part of the change runs, which whoever ends this one may not see. */
    private static boolean alone(DelegateExecution execution, String change) {
        return Context.getCommandContext()
                .runWithoutAuthorization(
                        () ->
                                execution
                                        .getProcessEngineServices()
                                        .getRuntimeService()
                                        .createProcessInstanceQuery()
                                        .processInstanceBusinessKey(change)
                                        .rootProcessInstances()
                                        .list()
                                        .stream()
                                        .allMatch(
                                                one ->
                                                        one.getId()
                                                                .equals(
                                                                        execution
                                                                                .getProcessInstanceId())));
    }
}
