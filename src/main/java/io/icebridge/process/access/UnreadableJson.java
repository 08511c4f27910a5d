package io.icebridge.process.access;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/**
 * What the engine's REST, and that of its web applications, answers to a body that is no JSON or
 * another one than asked for. By itself it says nothing, or the names of its classes.
 */
public final class UnreadableJson implements ForcedAutoDiscoverable {
    private static final int BEFORE_OTHERS = 1;

    @Override
    public void configure(FeatureContext rest) {
        rest.register(new OfNoJson(), BEFORE_OTHERS);
        rest.register(new OfAnotherKind(), BEFORE_OTHERS);
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

    private static Response told(String what, JsonProcessingException why) {
        JsonLocation at = why.getLocation();
        String where =
                at == null
                        ? ""
                        : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("type", "InvalidRequestException", "message", what + where + "."))
                .build();
    }
}
