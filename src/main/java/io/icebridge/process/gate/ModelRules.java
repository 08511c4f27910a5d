package io.icebridge.process.gate;

import io.icebridge.approval.Approvals;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Decisions;
import io.icebridge.process.step.Failures;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What holds for every deployed model, whoever drew it: decisions of people are checked and
 * recorded inside the engine, so that no way of completing a task passes them by.
 */
public final class ModelRules extends AbstractProcessEnginePlugin {
    private final TaskListener ask;
    private final TaskListener gateDecided;
    private final TaskListener taskDecided;

    private ModelRules(TaskListener ask, TaskListener gateDecided, TaskListener taskDecided) {
        this.ask = ask;
        this.gateDecided = gateDecided;
        this.taskDecided = taskDecided;
    }

    /**
     * The rules, with the tables that decisions are written to.
     *
     * @param failures asked for late, since they need the engine that these rules help build
     */
    public static ModelRules of(
            Approvals approvals,
            Decisions decisions,
            Collected collected,
            Supplier<Failures> failures,
            Clock clock) {
        return new ModelRules(
                new AskPerson(failures),
                new GateDecided(approvals, decisions, collected, clock),
                new TaskDecided(decisions, clock));
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
        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task =
                    ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, ask);
            // only what comes with the completion is the word of the one who completes it
            task.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_UPDATE, open -> TaskAnswer.forget(open.getExecution()));
            task.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_COMPLETE, isGate(task) ? gateDecided : taskDecided);
        }

        /** A script is code that no test of ours has seen. */
        @Override
        public void parseScriptTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            throw new ProcessEngineException("script tasks are forbidden: " + activity.getId());
        }

        /** Else whoever may see a gate could leave it by reporting a BPMN error. */
        @Override
        public void parseBoundaryErrorEventDefinition(
                Element element,
                boolean interrupting,
                ActivityImpl activity,
                ActivityImpl boundary) {
            if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task
                    && isGate(task.getTaskDefinition())) {
                throw new ProcessEngineException(
                        "a gate has no error boundary event: " + boundary.getId());
            }
        }

        private boolean isGate(TaskDefinition task) {
            return Form.of(task).equals(Form.GATE);
        }
    }
}
