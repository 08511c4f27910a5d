package io.icebridge.process.access;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.oplog.UserOperationLogContextEntryBuilder;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/**
 * What the engine's REST, and that of its web applications, answers to a body that is no JSON or
 * another one than asked for. By itself it says nothing, or the names of its classes.
 */
public final class UnreadableJson implements ForcedAutoDiscoverable {
    private static final int BEFORE_OTHERS = 1;

    /** Where a body becomes what the engine is asked with. */
    private static final List<String> READING =
            List.of("org.camunda.bpm.engine.rest.", "org.camunda.bpm.engine.variable.");

    /** Where the engine takes for granted that what it was asked for is there. */
    private static final List<String> LOOKING_UP =
            List.of(
                    AuthorizationCommandChecker.class.getName(),
                    UserOperationLogContextEntryBuilder.class.getName());

    @Override
    public void configure(FeatureContext rest) {
        rest.register(new OfNoJson(), BEFORE_OTHERS);
        rest.register(new OfAnotherKind(), BEFORE_OTHERS);
        rest.register(new WithNothing(), BEFORE_OTHERS);
        rest.register(new WithAnother(), BEFORE_OTHERS);
        rest.register(new WithHalf(), BEFORE_OTHERS);
        rest.register(new WithTooLittle(), BEFORE_OTHERS);
    }

    private static final class OfNoJson implements ExceptionMapper<JsonParseException> {
        @Override
        public Response toResponse(JsonParseException why) {
            return told("The body is no JSON", why);
        }
    }

    private static final class OfAnotherKind implements ExceptionMapper<JsonMappingException> {
        @Override
        public Response toResponse(JsonMappingException why) {
            return told("The body is another JSON than is asked for here", why);
        }
    }

    private static final class WithNothing implements ExceptionMapper<NullPointerException> {
        @Override
        public Response toResponse(NullPointerException why) {
            return lacking(why);
        }
    }

    private static final class WithAnother implements ExceptionMapper<IllegalArgumentException> {
        @Override
        public Response toResponse(IllegalArgumentException why) {
            return lacking(why);
        }
    }

    private static final class WithHalf implements ExceptionMapper<IllegalStateException> {
        @Override
        public Response toResponse(IllegalStateException why) {
            return lacking(why);
        }
    }

    private static final class WithTooLittle implements ExceptionMapper<IndexOutOfBoundsException> {
        @Override
        public Response toResponse(IndexOutOfBoundsException why) {
            return lacking(why);
        }
    }

    /**
     * Where the engine's REST itself stumbles over what was sent, nothing was asked of the engine.
     */
    private static Response lacking(RuntimeException why) {
        Optional<String> thrower = WrongQueries.thrower(why);
        if (thrower.filter(name -> READING.stream().anyMatch(name::startsWith)).isPresent()) {
            return refused(
                    "The body lacks something that is needed here, or has another kind of it.");
        }
        return thrower.filter(LOOKING_UP::contains).isPresent()
                ? answer(Response.Status.NOT_FOUND, "There is nothing of the id in the address.")
                : ExceptionHandlerHelper.getInstance().getResponse(why);
    }

    private static Response told(String what, JsonProcessingException why) {
        JsonLocation at = why.getLocation();
        String where =
                at == null
                        ? ""
                        : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return refused(what + where + ".");
    }

    static Response refused(String sentence) {
        return answer(Response.Status.BAD_REQUEST, sentence);
    }

    private static Response answer(Response.Status status, String sentence) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("type", "InvalidRequestException", "message", sentence))
                .build();
    }
}
