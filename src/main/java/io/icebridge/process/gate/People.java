package io.icebridge.process.gate;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Who acts, who is who, who started what: asked of the engine itself, never of a variable. */
public final class People {
    private final ProcessEngineServices engine;

    /** The people that an engine knows. */
    public People(ProcessEngineServices engine) {
        this.engine = engine;
    }

    /** Who is logged in; null when nobody is. */
    public String current() {
        Authentication now = engine.getIdentityService().getCurrentAuthentication();
        return now == null ? null : now.getUserId();
    }

    boolean isMember(String user, String group) {
        return user != null
                && unchecked(
                        () ->
                                engine.getIdentityService()
                                                .createGroupQuery()
                                                .groupId(group)
                                                .groupMember(user)
                                                .count()
                                        > 0);
    }

    /**
     * Everybody who started anything for the change: with the starter of this instance alone, two
     * people could approve each other's parts of what is one change.
     */
    Set<String> starters(String change) {
        return unchecked(
                () ->
                        engine
                                .getHistoryService()
                                .createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(change)
                                .rootProcessInstances()
                                .list()
                                .stream()
                                .map(HistoricProcessInstance::getStartUserId)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
    }

    /** The rules must see what the person whom they judge may not. */
    private static <T> T unchecked(Callable<T> query) {
        return Context.getCommandContext().runWithoutAuthorization(query);
    }
}
