package io.icebridge.audit.map;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.springframework.stereotype.Component;

/** Where tokens stand now, by the engine's tables of what runs; its history is asked nothing. */
@Component
class TokensNow {
    /** More than that at once are told of as that many. */
    private static final int MOST = 20;

    private static final String BODY = "#multiInstanceBody";

    private final RuntimeService runtime;

    TokensNow(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** How many stand on which element of a model that runs for somebody. */
    Map<String, Integer> of(String change, String model, MapScope scope) {
        Map<String, Integer> tokens = new HashMap<>();
        for (ProcessInstance instance : asked(change, model, scope).listPage(0, MOST)) {
            ActivityInstance tree = runtime.getActivityInstance(instance.getId());
            if (tree != null) {
                collect(tree, tokens);
            }
        }
        return tokens;
    }

    private ProcessInstanceQuery asked(String change, String model, MapScope scope) {
        ProcessInstanceQuery query =
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(change)
                        .processDefinitionKey(model);
        if (!scope.gate().isEmpty()) {
            query.variableValueEquals("gate", scope.gate());
        }
        if (scope.kind().isEmpty()) {
            return query;
        }
        Object name = scope.kind().equals("wave") ? Integer.valueOf(scope.name()) : scope.name();
        return query.variableValueEquals(scope.variable(), name);
    }

    /** What is done several times has a body around it, which is no element of its own. */
    private static void collect(ActivityInstance at, Map<String, Integer> tokens) {
        for (ActivityInstance child : at.getChildActivityInstances()) {
            if (!child.getActivityId().endsWith(BODY)) {
                tokens.merge(child.getActivityId(), 1, Integer::sum);
            }
            collect(child, tokens);
        }
        for (TransitionInstance child : at.getChildTransitionInstances()) {
            tokens.merge(child.getActivityId().replace(BODY, ""), 1, Integer::sum);
        }
    }
}
