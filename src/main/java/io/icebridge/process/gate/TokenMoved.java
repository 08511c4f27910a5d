package io.icebridge.process.gate;

import io.icebridge.journal.Trail;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.util.ReflectionUtils;

/**
 * People cannot move a token; where a program inside the application does, it is written down in
 * the same transaction, and the gates of the change are armed again.
 */
final class TokenMoved extends CommandInterceptor {
    private final ProcessEngineConfigurationImpl engine;
    private final Trail trail;
    private final Consumer<String> arm;

    private TokenMoved(ProcessEngineConfigurationImpl engine, Trail trail, Consumer<String> arm) {
        this.engine = engine;
        this.trail = trail;
        this.arm = arm;
    }

    static void watch(ProcessEngineConfigurationImpl engine, Trail trail, Consumer<String> arm) {
        List<CommandInterceptor> after =
                new ArrayList<>(
                        Optional.ofNullable(engine.getCustomPostCommandInterceptorsTxRequired())
                                .orElse(List.of()));
        after.add(new TokenMoved(engine, trail, arm));
        engine.setCustomPostCommandInterceptorsTxRequired(after);
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof ModifyProcessInstanceCmd) {
            record(builder(command));
        }
        return next.execute(command);
    }

    private void record(ProcessInstanceModificationBuilderImpl moved) {
        ExecutionEntity instance =
                Context.getCommandContext()
                        .getExecutionManager()
                        .findExecutionById(moved.getProcessInstanceId());
        if (instance == null) {
            return;
        }
        String change = String.valueOf(instance.getProcessBusinessKey());
        trail.add(
                Trail.Kind.MOVED,
                new People(engine.getProcessEngine()).named(),
                change,
                instance.getId(),
                "moved a token of " + instance.getProcessDefinition().getKey() + whom(instance),
                String.valueOf(moved.getModificationOperations()));
        arm.accept(change);
    }

    private static String whom(ExecutionEntity instance) {
        String subject = Subjects.of(new Here(instance));
        String whom = subject.equals(Subjects.CHANGE) ? "" : ", " + subject;
        return instance.getVariable(ObtainApproval.GATE.name()) instanceof String gate
                ? whom + ", gate " + gate
                : whom;
    }

    private static ProcessInstanceModificationBuilderImpl builder(Command<?> command) {
        var field = ReflectionUtils.findField(command.getClass(), "builder");
        ReflectionUtils.makeAccessible(field);
        return (ProcessInstanceModificationBuilderImpl) ReflectionUtils.getField(field, command);
    }
}
