package io.icebridge.openstack;

import java.net.URI;
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
    private final Map<String, HttpClient> others = new ConcurrentHashMap<>();

    /** Has the calls to an address made by another client from now on. */
    void use(HttpClient client, String authority) {
        others.put(authority, client);
    }

    /** Ends what {@link #use} began. */
    void forget(String authority) {
        others.remove(authority);
    }

    HttpClient of(Config config, URI url) {
        HttpClient other = others.isEmpty() ? null : others.get(url.getAuthority());
        return other == null ? of(config) : other;
    }

    private HttpClient of(Config config) {
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
