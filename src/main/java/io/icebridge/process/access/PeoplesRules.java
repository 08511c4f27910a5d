package io.icebridge.process.access;

import io.icebridge.approval.Refused;
import java.util.Map;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;

/** Whether a person may ask for it at all, before the engine looks at it. */
final class PeoplesRules {
    private static final String USER = "userId";
    private static final int MOST_TRIES = 100;

    private final EngineCommands commands = new EngineCommands();

    /** By the command's class; what needs the task's own form is judged when it is completed. */
    private final Map<Class<?>, BiConsumer<String, Asked>> checks =
            Map.of(
                    ClaimTaskCmd.class,
                    PeoplesRules::claim,
                    AssignTaskCmd.class,
                    PeoplesRules::giveBack,
                    CheckPassword.class,
                    PeoplesRules::ownPassword,
                    SetJobRetriesCmd.class,
                    (who, asked) -> retries(asked),
                    StartProcessInstanceCmd.class,
                    (who, asked) -> StartFields.check(asked),
                    SubmitStartFormCmd.class,
                    (who, asked) -> StartFields.check(asked));

    /**
     * @return how far the command is open to people
     * @throws Refused with a sentence for the person
     */
    EngineCommands.Reach check(String who, Asked asked) {
        EngineCommands.Ruling ruling = commands.of(asked.command().getClass());
        if (ruling.reach() == EngineCommands.Reach.NEVER) {
            throw new Refused("This is refused to everybody, administrators too. " + ruling.why());
        }
        checks.getOrDefault(asked.command().getClass(), (user, any) -> {}).accept(who, asked);
        return ruling.reach();
    }

    private static void claim(String who, Asked asked) {
        if (!who.equals(asked.text(USER))) {
            throw new Refused("A task is claimed for oneself, not for somebody else.");
        }
    }

    private static void giveBack(String who, Asked asked) {
        if (asked.text(USER) != null) {
            throw new Refused(
                    "A task is given to nobody: whoever wants it claims it, and can give it back.");
        }
    }

    /** Else a timer, such as that of a wait for an owner, could be ended or put off by this. */
    private static void retries(Asked asked) {
        int tries = (Integer) asked.value("retries");
        if (tries > MOST_TRIES) {
            throw Refused.mistake(
                    "A job is given from 0 to %d tries, not %d.".formatted(MOST_TRIES, tries));
        }
        if (Boolean.TRUE.equals(asked.value("isDueDateSet"))) {
            throw new Refused(
                    "A job is given tries, not another time: when it is due is the model's to say."
                            + " Leave dueDate out.");
        }
    }

    private static void ownPassword(String who, Asked asked) {
        if (!who.equals(asked.text(USER))) {
            throw new Refused("Nobody tries another's password here.");
        }
    }
}
