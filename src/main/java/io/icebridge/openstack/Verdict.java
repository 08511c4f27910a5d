package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What an answer's status means, told from its body where OpenStack uses one status for two things.
 */
final class Verdict {

    private static final int LONGEST_MESSAGE = 300;

    /** Nova, Cinder, Neutron and Glance have no status of their own for a quota that is used up. */
    private static final Pattern QUOTA =
            Pattern.compile(
                    "quota|LimitExceeded|maximum number of \\w+ (allowed|exceeded)",
                    Pattern.CASE_INSENSITIVE);

    /**
     * Cinder's 400 where a volume or snapshot is not in the state that is needed, which Nova hands
     * on ({@code begin_detaching} and others in Cinder's {@code volume/api.py}).
     */
    private static final Pattern OTHER_STATE = Pattern.compile("status must be");

    private Verdict() {}

    /** True where the call was carried out; 300 is how version documents are answered. */
    static boolean done(int status) {
        return status >= 200 && status <= 300;
    }

    static CloudFailure of(String call, int status, HttpHeaders headers, byte[] body) {
        String message = message(body);
        int wait = retryAfter(headers);
        return new CloudFailure(
                reason(status, headers, message), call, status, wait, message, null);
    }

    private static Reason reason(int status, HttpHeaders headers, String message) {
        boolean quota = QUOTA.matcher(message).find();
        return switch (status) {
            case 400 -> OTHER_STATE.matcher(message).find() ? Reason.CONFLICT : Reason.REFUSED;
            case 401 -> Reason.UNAUTHORIZED;
            case 404 -> Reason.NOT_FOUND;
            case 403 -> quota ? Reason.QUOTA : Reason.REFUSED;
            case 409 -> quota ? Reason.QUOTA : Reason.CONFLICT;
            case 413 -> quota ? Reason.QUOTA : Reason.BUSY;
            case 429 -> Reason.BUSY;
            // without it, it may come from a proxy that has passed the request on
            case 503 ->
                    headers.firstValue("Retry-After").isPresent() ? Reason.BUSY : Reason.UNKNOWN;
            case 408 -> Reason.UNKNOWN;
            case 501, 505 -> Reason.REFUSED;
            default -> status >= 500 ? Reason.UNKNOWN : Reason.REFUSED;
        };
    }

    private static int retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** What the service says, without what it quotes of the request. */
    private static String message(byte[] body) {
        if (body.length == 0) {
            return "no explanation";
        }
        String said =
                Json.parse(body)
                        .map(Verdict::said)
                        .orElseGet(() -> new String(body, StandardCharsets.UTF_8));
        // Glance and proxies answer with pages for people
        String plain = said.replaceAll("(?s)<head>.*</head>|<[^>]*>", " ");
        String unquoted = plain.replaceAll("(?s)Value: .*", "").replaceAll("\\s+", " ").strip();
        return unquoted.substring(0, Math.min(LONGEST_MESSAGE, unquoted.length()));
    }

    private static String said(JsonNode json) {
        JsonNode message = json.findValue("message");
        if (message != null && message.isTextual()) {
            JsonNode type = json.findValue("type");
            return (type == null ? "" : type.asText() + ": ") + message.asText();
        }
        for (JsonNode value : json) {
            if (value.isTextual()) {
                return value.asText();
            }
        }
        return "no message";
    }
}
