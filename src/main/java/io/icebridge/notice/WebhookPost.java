package io.icebridge.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloudfile.Notices.Webhook;
import io.icebridge.cloudfile.SecretFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends JSON over HTTP, signed: {@code Icebridge-Signature} is {@code v1=} with the HMAC-SHA256, in
 * hex, of what {@code Icebridge-Timestamp} says, a full stop and the body.
 */
final class WebhookPost implements Post {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HMAC = "HmacSHA256";
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final List<Webhook> hooks;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    WebhookPost(List<Webhook> hooks, Clock clock) {
        this.hooks = hooks;
        this.clock = clock;
    }

    @Override
    public void send(Notice notice, String id) throws IOException {
        Webhook hook =
                hooks.stream()
                        .filter(each -> each.url().equals(notice.receiver()))
                        .findFirst()
                        .orElseThrow(() -> new Gone("the cloud file names this webhook no more"));
        ObjectNode body = JSON.createObjectNode().put("id", id);
        body.setAll((ObjectNode) JSON.readTree(notice.content()));
        String text = JSON.writeValueAsString(body);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(hook.url()))
                        .timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .header("Icebridge-Notice", id)
                        .header("Icebridge-Timestamp", timestamp)
                        .header("Icebridge-Signature", "v1=" + signed(hook, timestamp + "." + text))
                        .POST(BodyPublishers.ofString(text))
                        .build();
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException("it answered " + answer.statusCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the program ended meanwhile", e);
        }
    }

    private static String signed(Webhook hook, String text) throws IOException {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(SecretFile.read(hook.secretFile()).getBytes(UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
