package io.icebridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.approval.ChangeId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

/** Reads from an Icebridge that runs elsewhere how a change stands. */
final class ChangeNow {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final String base;
    private final String login;

    ChangeNow(URI url, String user, String password) {
        this.base = url.toString().replaceFirst("/+$", "");
        this.login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** It does not tell; the message says why. */
    static final class NotTold extends IOException {
        private static final long serialVersionUID = 1;

        private NotTold(String message) {
            super(message);
        }
    }

    JsonNode of(String change) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + ChangeId.page(change) + "/now.json"))
                        .timeout(LIMIT)
                        .header("Accept", "application/json")
                        .header("Authorization", "Basic " + login)
                        .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> JSON.readTree(answer.body());
                case 401 ->
                        throw new NotTold(base + " does not know this user with this password.");
                case 403 -> throw new NotTold("This user may not see changes at " + base + ".");
                case 404 -> throw new NotTold("There is no change " + change + " at " + base + ".");
                case 429 ->
                        throw new NotTold(
                                "Too many wrong passwords came from here; wait a little.");
                default -> throw new NotTold(base + " answered " + answer.statusCode() + ".");
            };
        } catch (ConnectException e) {
            throw new NotTold("Nothing answers at " + base + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
