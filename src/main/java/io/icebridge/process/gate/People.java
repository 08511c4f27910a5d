package io.icebridge.process.gate;

import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngineServices;
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

    /** Who is logged in, for the record. */
    String named() {
        String person = current();
        return person == null ? "nobody who is logged in" : person;
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

    /** The rules must see what the person whom they judge may not. */
    private static <T> T unchecked(Callable<T> query) {
        return Context.getCommandContext().runWithoutAuthorization(query);
    }
}
