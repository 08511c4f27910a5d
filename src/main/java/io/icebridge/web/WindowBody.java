package io.icebridge.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.icebridge.runbook.move.Whom;
import io.icebridge.runbook.move.WindowRefused;
import io.icebridge.web.WindowWishes.Wish;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** Reads what a program sends; what it does not know or would have to guess, it does not take. */
@Component
class WindowBody {
    private static final int LONGEST = 16_384;

    private static final String FIELDS =
            "change, comment, holdBack and letGo are text, paused is true or false, serversAtOnce a"
                    + " whole number";

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(LONGEST)
                                                    .build())
                                    .build())
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            text -> {
                                for (CoercionInputShape shape : CoercionInputShape.values()) {
                                    text.setCoercion(shape, CoercionAction.Fail);
                                }
                            })
                    .build();

    /**
     * @throws WindowRefused that says what is not known or not readable
     */
    Wish read(InputStream body) {
        try {
            Wish wish = JSON.readValue(body, Wish.class);
            if (wish != null) {
                return wish;
            }
        } catch (UnrecognizedPropertyException e) {
            throw WindowRefused.unknown(
                    "There is no field \"%s\": %s."
                            .formatted(Whom.shortened(e.getPropertyName()), FIELDS));
        } catch (MismatchedInputException e) {
            throw WindowRefused.unknown(
                    e.getPath().isEmpty()
                            ? "The body is one JSON object: %s.".formatted(FIELDS)
                            : "The field \"%s\" cannot be read: %s."
                                    .formatted(e.getPath().get(0).getFieldName(), FIELDS));
        } catch (IOException e) {
            // also what is no JSON, or too long
        }
        throw WindowRefused.unknown("The body is one JSON object: %s.".formatted(FIELDS));
    }
}
