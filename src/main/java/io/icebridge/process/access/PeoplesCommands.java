package io.icebridge.process.access;

import io.icebridge.approval.Refused;
import io.icebridge.journal.Trail;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * Lets of what people ask of the engine only pass what is on the list, whichever way they come. It
 * stands before the engine's transaction, and turns a rule's refusal, however deep inside the
 * engine it was spoken, into what the engine's REST answers with a status of the asker's.
 */
public final class PeoplesCommands extends CommandInterceptor {
    /** How the engine says in places that it has no such thing, without a kind of its own. */
    private static final Predicate<String> NOBODY =
            Pattern.compile("\\bNo \\w+( \\w+)? found\\b").asPredicate();

    private final Supplier<Authentication> login;
    private final PeoplesRules rules;
    private final Trail trail;

    private PeoplesCommands(Supplier<Authentication> login, PeoplesRules rules, Trail trail) {
        this.login = login;
        this.rules = rules;
        this.trail = trail;
    }

    /** Puts it before whatever else handles commands. */
    public static void guard(ProcessEngineConfigurationImpl engine, Trail trail) {
        Supplier<Authentication> login =
                () -> engine.getIdentityService().getCurrentAuthentication();
        PeoplesRules rules = new PeoplesRules();
        first(
                new PeoplesCommands(login, rules, trail),
                engine.getCustomPreCommandInterceptorsTxRequired(),
                engine::setCustomPreCommandInterceptorsTxRequired);
        first(
                new PeoplesCommands(login, rules, trail),
                engine.getCustomPreCommandInterceptorsTxRequiresNew(),
                engine::setCustomPreCommandInterceptorsTxRequiresNew);
        IdentityTrail.write(engine, login, trail);
    }

    private static void first(
            CommandInterceptor guard,
            List<CommandInterceptor> others,
            Consumer<List<CommandInterceptor>> set) {
        List<CommandInterceptor> all = new ArrayList<>(List.of(guard));
        if (others != null) {
            all.addAll(others);
        }
        set.accept(all);
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication who = login.get();
        // What the engine asks of itself while it does what a person asked for is not his command.
        if (who == null || who.getUserId() == null || Context.getCommandContext() != null) {
            return next.execute(command);
        }
        try {
            return asked(who, command);
        } catch (RuntimeException failed) {
            throw asRefusal(who, command, failed);
        }
    }

    private <T> T asked(Authentication who, Command<T> command) {
        Asked asked = new Asked(command);
        if (rules.check(who.getUserId(), asked) != EngineCommands.Reach.CHECKED) {
            return next.execute(command);
        }
        try (Submitted fields = Submitted.of(asked.variables())) {
            asked.withhold(Submitted.OUTPUT);
            return next.execute(command);
        }
    }

    private RuntimeException asRefusal(
            Authentication who, Command<?> command, RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                trail.add(
                        Trail.Kind.REFUSED,
                        who.getUserId(),
                        "",
                        EngineCommands.name(command.getClass()),
                        refused.getMessage(),
                        "");
                return refused.isMistake()
                        ? new InvalidRequestException(
                                Response.Status.BAD_REQUEST, refused.getMessage())
                        : new AuthorizationException(refused.getMessage());
            }
        }
        return withStatus(failed);
    }

    /** What the engine's REST would call a failure of its own, though the asker can mend it. */
    private static RuntimeException withStatus(RuntimeException failed) {
        if (failed instanceof OptimisticLockingException) {
            return new InvalidRequestException(
                    Response.Status.CONFLICT,
                    "Somebody else was at it at the same moment. Look at it again.");
        }
        return failed instanceof NullValueException
                        || failed instanceof NotFoundException
                        || failed instanceof ProcessEngineException
                                && NOBODY.test(failed.getMessage())
                ? new InvalidRequestException(Response.Status.NOT_FOUND, failed.getMessage())
                : failed;
    }
}
