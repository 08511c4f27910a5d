package io.icebridge.process.gate;

import io.icebridge.approval.Records;
import io.icebridge.approval.Terms;
import io.icebridge.journal.Trail;
import io.icebridge.process.access.PeoplesCommands;
import io.icebridge.process.step.Failures;
import io.icebridge.runbook.profile.Profile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
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
    private final GateDecided gateDecided;
    private final TaskListener taskDecided;
    private final ExecutionListener started;
    private final ExecutionListener ended;
    private final Trail trail;
    private final Consumer<String> arm;

    /**
     * @param failures asked for late, since they need the engine that these rules help build
     * @param profile what it does not offer is not started
     * @param arm makes all gates of a change ask anew
     */
    public ModelRules(
            Records records,
            Terms.OfGates terms,
            Supplier<Failures> failures,
            Supplier<Concerns> concerns,
            Supplier<PlanNow> plans,
            Supplier<Profile> profile,
            Consumer<String> arm,
            Clock clock) {
        this.ask = new AskPerson(failures, concerns, terms, clock);
        this.gateDecided = new GateDecided(records, terms, clock);
        this.taskDecided = new TaskDecided(records.decisions(), clock);
        this.started = new ChangeStarted(records.starts(), profile, new ExpectedPlan(plans), clock);
        this.ended = new ChangeEnded(records, arm, clock);
        this.trail = records.trail();
        this.arm = arm;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPreBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPreBPMNParseListeners(listeners);
        }
        listeners.add(new Parse());
        handle(configuration, new ServerIncidents());
        PeoplesCommands.guard(configuration, trail);
        TokenMoved.watch(configuration, trail, arm);
    }

    private static void handle(
            ProcessEngineConfigurationImpl configuration, IncidentHandler incidents) {
        List<IncidentHandler> handlers = new ArrayList<>(List.of(incidents));
        if (configuration.getCustomIncidentHandlers() != null) {
            handlers.addAll(configuration.getCustomIncidentHandlers());
        }
        configuration.setCustomIncidentHandlers(handlers);
    }

    private final class Parse extends AbstractBpmnParseListener {
        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_START, started);
            process.addBuiltInListener(ExecutionListener.EVENTNAME_END, ended);
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task =
                    ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, ask);
            if (isGate(task)) {
                task.addBuiltInTaskListener(
                        TaskListener.EVENTNAME_ASSIGNMENT, gateDecided::assigned);
            }
            task.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_COMPLETE, isGate(task) ? gateDecided : taskDecided);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, OutageIncident::close);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, OutageIncident::close);
        }

        private boolean isGate(TaskDefinition task) {
            return Form.of(task).equals(Form.GATE);
        }
    }
}
