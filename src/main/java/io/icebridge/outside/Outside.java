package io.icebridge.outside;

import io.icebridge.host.Outlook;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Looks from this very machine, by the network that it is on. */
public final class Outside implements Outlook {
    private final LocalCommand commands = new LocalCommand();

    @Override
    public Seen ping(String address, Duration limit) {
        String wait = String.valueOf(Math.max(1, limit.toSeconds()));
        return commands.run(
                new ProcessBuilder("ping", "-n", "-c", "1", "-W", wait, address),
                Map.of(),
                limit.plusSeconds(1));
    }

    @Override
    public Seen tcp(String address, int port, Duration limit) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) limit.toMillis());
            return new Seen(true, "port " + port + " of " + address + " is open");
        } catch (IOException e) {
            return new Seen(false, "port " + port + " of " + address + ": " + e.getMessage());
        }
    }

    @Override
    public Seen http(URI address, int status, Duration limit) {
        HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(limit)
                        .build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(limit).build();
        try {
            int got = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            String wanted = got == status ? "" : ", not " + status;
            return new Seen(got == status, address + " answered " + got + wanted);
        } catch (IOException e) {
            return new Seen(false, address + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Seen(false, address + ": interrupted");
        }
    }

    @Override
    public Seen command(String line, Map<String, String> environment, Duration limit) {
        return commands.run(new ProcessBuilder("sh", "-c", line), environment, limit);
    }
}
