package io.icebridge.process.access;

import io.icebridge.journal.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockUserCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * Writes down who changed which user, group or password, in the transaction that changes it: what
 * cannot be written down does not happen.
 */
final class IdentityTrail extends CommandInterceptor {
    /** What is written when nobody is logged in, as at the start. */
    private static final String APPLICATION = "the application";

    private static final Map<Class<?>, Function<Asked, String>> WHAT =
            Map.of(
                    SaveUserCmd.class, IdentityTrail::saved,
                    DeleteUserCmd.class, asked -> "deleted the user",
                    UnlockUserCmd.class, asked -> "unlocked the user",
                    CreateMembershipCmd.class, asked -> "made a member of " + asked.text("groupId"),
                    DeleteMembershipCmd.class,
                            asked -> "took out of the group " + asked.text("groupId"),
                    SaveGroupCmd.class, asked -> "created or changed the group",
                    DeleteGroupCmd.class, asked -> "deleted the group");

    private final Supplier<Authentication> login;
    private final Trail trail;

    private IdentityTrail(Supplier<Authentication> login, Trail trail) {
        this.login = login;
        this.trail = trail;
    }

    static void write(
            ProcessEngineConfigurationImpl engine, Supplier<Authentication> login, Trail trail) {
        List<CommandInterceptor> after = new ArrayList<>();
        if (engine.getCustomPostCommandInterceptorsTxRequired() != null) {
            after.addAll(engine.getCustomPostCommandInterceptorsTxRequired());
        }
        after.add(new IdentityTrail(login, trail));
        engine.setCustomPostCommandInterceptorsTxRequired(after);
    }

    @Override
    public <T> T execute(Command<T> command) {
        Function<Asked, String> what = WHAT.get(command.getClass());
        if (what != null) {
            Asked asked = new Asked(command);
            Authentication who = login.get();
            trail.add(
                    Trail.Kind.IDENTITY,
                    who == null ? APPLICATION : who.getUserId(),
                    "",
                    about(asked),
                    what.apply(asked),
                    "");
        }
        return next.execute(command);
    }

    private static String saved(Asked asked) {
        UserEntity user = (UserEntity) asked.value("user");
        if (user.getRevision() == 0) {
            return "created the user";
        }
        return user.hasNewPassword() ? "set the password" : "changed the name or mail address";
    }

    private static String about(Asked asked) {
        if (asked.value("user") instanceof UserEntity user) {
            return user.getId();
        }
        if (asked.value("group") instanceof Group group) {
            return group.getId();
        }
        return asked.text("userId") == null ? asked.text("groupId") : asked.text("userId");
    }
}
