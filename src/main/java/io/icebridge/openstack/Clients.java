package io.icebridge.openstack;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.openstack4j.core.transport.Config;

/** HTTP clients, one for each trust and connect limit, so that connections are used again. */
final class Clients {

    private record Key(SSLContext trust, int connectMillis) {}

    private final Map<Key, HttpClient> clients = new ConcurrentHashMap<>();

    HttpClient of(Config config) {
        return clients.computeIfAbsent(
                new Key(config.getSslContext(), config.getConnectTimeout()), Clients::create);
    }

    private static HttpClient create(Key key) {
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        // a redirected POST would be sent twice, and to whom the answer says
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofMillis(key.connectMillis()));
        if (key.trust() != null) {
            client.sslContext(key.trust());
        }
        return client.build();
    }
}
