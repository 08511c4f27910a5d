package io.icebridge.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Nova told, of which two things are read: the kind of event, and every id in it. The server's
 * own is among them, and that of the server which it stands for, by the marker in its metadata.
 * oslo.messaging puts the text into an envelope since its format 2.0, before that it was bare.
 *
 * @param event such as {@code compute.instance.power_off.end}
 */
record Notification(String event, Set<String> ids) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENVELOPED = "oslo.message";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What is only begun, said again and again, or a part of something ends no wait. */
    private static final Pattern NOTHING_ENDED =
            Pattern.compile(".*\\.(start|update|exists|shutdown\\.end)|scheduler\\..*");

    /**
     * @throws IOException when it is not JSON
     */
    static Notification read(byte[] body) throws IOException {
        JsonNode told = JSON.readTree(body);
        String text = told.has(ENVELOPED) ? told.path(ENVELOPED).asText() : told.toString();
        return new Notification(
                JSON.readTree(text).path("event_type").asText(),
                ID.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet()));
    }

    /** Whether something may have come to its end, well or not. */
    boolean ends() {
        return !NOTHING_ENDED.matcher(event).matches();
    }
}
