package io.icebridge.web.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;

/** Why a request goes no further: a status and a sentence, which {@link RebuffPage} shows. */
record Rebuff(int status, String sentence) {
    private static final String KEPT = Rebuff.class.getName();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CLIENTS =
            "This request cannot be read: its address, a header or its body is not as it must be.";
    private static final String OURS =
            "Something failed here. The log says what; tell an administrator when it was.";
    private static final String METHOD =
            "What is at this address does not take requests of this kind.";

    private static final Map<Integer, String> BY_STATUS =
            Map.of(
                    401, "Log in with a name and its password.",
                    403, "Your login does not allow this.",
                    404, "There is nothing at this address.",
                    405, METHOD,
                    406, "What is at this address does not come in the form that was asked for.",
                    413, "The request is too large.",
                    415, "The body comes in a form (Content-Type) that is not taken here.",
                    501, METHOD,
                    503, "Icebridge cannot answer at the moment. Try it again a little later.");

    /** What can be said of a status alone, where a framework would speak of itself. */
    static Rebuff plain(int status) {
        return new Rebuff(status, BY_STATUS.getOrDefault(status, status < 500 ? CLIENTS : OURS));
    }

    /** What was sent for the request; null when it was not refused by us. */
    static Rebuff of(HttpServletRequest request) {
        return (Rebuff) request.getAttribute(KEPT);
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            request.setAttribute(KEPT, this);
            response.sendError(status);
        }
    }

    /** In the form of the engine's own errors. */
    String json() {
        HttpStatus known = HttpStatus.resolve(status);
        Map<String, String> told = new TreeMap<>();
        told.put("message", sentence);
        told.put(
                "type",
                known == null ? "Refused" : known.getReasonPhrase().replaceAll("[^A-Za-z]", ""));
        try {
            return JSON.writeValueAsString(told);
        } catch (IOException e) {
            throw new IllegalStateException("text is always written", e);
        }
    }
}
