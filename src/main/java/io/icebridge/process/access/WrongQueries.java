package io.icebridge.process.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.util.EnsureUtil;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/**
 * What the engine's REST, and that of its web applications, answers to a query or a command that
 * the engine does not take as it is filled: by itself it says that something of its own failed.
 */
public final class WrongQueries implements ForcedAutoDiscoverable {
    private static final int BEFORE_OTHERS = 1;

    /** The database would stumble over a negative one. */
    private static final List<String> PAGING = List.of("firstResult", "maxResults");

    /** What the engine is asked with, each of which looks at what it was filled with. */
    private static final Pattern ASKED =
            Pattern.compile(
                    "org\\.camunda\\.bpm\\.engine\\.impl\\..*(Query\\w*|Cmd|BuilderImpl)(\\$.*)?");

    /** What the engine's commands say of what they are asked with. */
    private static final String OF_COMMANDS = "ENGINE-13";

    @Override
    public void configure(FeatureContext rest) {
        rest.register(new Paging());
        rest.register(new NotTaken(), BEFORE_OTHERS);
        rest.register(new NotRead(), BEFORE_OTHERS);
    }

    private static final class Paging implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            for (String name : PAGING) {
                String value = request.getUriInfo().getQueryParameters().getFirst(name);
                if (value != null && value.strip().startsWith("-")) {
                    request.abortWith(
                            UnreadableJson.refused(
                                    "The address says %s=%s, which has to be a number from 0 on."
                                            .formatted(name, value)));
                    return;
                }
            }
        }
    }

    private static final class NotTaken implements ExceptionMapper<ProcessEngineException> {
        @Override
        public Response toResponse(ProcessEngineException why) {
            return overWhatWasAsked(why)
                    ? UnreadableJson.refused(why.getMessage())
                    : ExceptionHandlerHelper.getInstance().getResponse(why);
        }
    }

    private static final class NotRead implements ExceptionMapper<RestException> {
        @Override
        public Response toResponse(RestException why) {
            String said = String.valueOf(why.getMessage());
            if (why.getStatus() == Response.Status.INTERNAL_SERVER_ERROR
                    && (why.getCause() instanceof BadUserRequestException
                            || said.startsWith(OF_COMMANDS))) {
                return UnreadableJson.refused(said);
            }
            return why.getStatus() == Response.Status.BAD_REQUEST && said.contains("org.camunda.")
                    ? UnreadableJson.refused(said.replaceFirst(": .*", "."))
                    : ExceptionHandlerHelper.getInstance().getResponse(why);
        }
    }

    /** The engine's own kinds of exception say only now and then that the fault is the sender's. */
    private static boolean overWhatWasAsked(ProcessEngineException why) {
        return why.getCause() == null
                && List.of(ProcessEngineException.class, NullValueException.class)
                        .contains(why.getClass())
                && thrower(why).filter(name -> ASKED.matcher(name).matches()).isPresent();
    }

    /** The class that found something wrong. */
    static Optional<String> thrower(RuntimeException why) {
        return Arrays.stream(why.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                .filter(name -> !name.equals(EnsureUtil.class.getName()))
                .findFirst();
    }
}
