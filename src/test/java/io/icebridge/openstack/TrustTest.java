package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openstack4j.api.types.Facing;
import org.openstack4j.core.transport.Config;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Against a server whose certificate, for localhost, its own owner signed. */
class TrustTest {

    private HttpsServer server;
    private boolean asking;

    @BeforeEach
    void start() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = getClass().getResourceAsStream("loopback.p12")) {
            keys.load(file, "loopback".toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "loopback".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), clients(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters connection) {
                        SSLParameters tls = context.getDefaultSSLParameters();
                        tls.setNeedClientAuth(asking);
                        connection.setSSLParameters(tls);
                    }
                });
        String versions = "{\"versions\": {\"values\": [{\"id\": \"v2.0\"}, {\"id\": \"v3.0\"}]}}";
        server.createContext("/", exchange -> Reply.json(300, versions).to(exchange));
        server.start();
    }

    /** Whose certificates the server accepts. */
    private TrustManager[] clients() {
        String own = getClass().getResource("client.pem").toString();
        PemSslStoreBundle pem = new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(own));
        return SslManagerBundle.from(pem, SslBundleKey.NONE).getTrustManagers();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aForeignCertificateIsRefusedWithTheRemedy() {
        CloudFailure failure =
                catchThrowableOfType(
                        CloudFailure.class, () -> root("localhost", Optional.empty(), true));

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessageContaining("cacert in clouds.yaml");
    }

    @Test
    void theSitesOwnCaIsTrusted() throws Exception {
        Path ca = Path.of(getClass().getResource("loopback.pem").toURI());

        assertThat(root("localhost", Optional.of(ca), true).v3()).isTrue();
        assertThat(
                        catchThrowableOfType(
                                CloudFailure.class, () -> root("127.0.0.1", Optional.of(ca), true)))
                .as("a name that the certificate does not have")
                .isNotNull();
    }

    @Test
    void verificationIsSwitchedOffOnRequest() {
        assertThat(root("127.0.0.1", Optional.empty(), false).v3()).isTrue();
    }

    @Test
    void aServerThatWantsToKnowItsClientIsShownTheClientsCertificate() throws Exception {
        Path own = Path.of(getClass().getResource("client.pem").toURI());
        asking = true;

        assertThat(
                        catchThrowableOfType(
                                CloudFailure.class,
                                () -> root("127.0.0.1", Optional.empty(), false)))
                .isNotNull();
        Trust shown = new Trust(Optional.empty(), false, Optional.of(own), Optional.empty());
        assertThat(root("127.0.0.1", shown).v3()).isTrue();
    }

    private KeystoneRoot root(String host, Optional<Path> ca, boolean verify) {
        return root(host, new Trust(ca, verify, Optional.empty(), Optional.empty()));
    }

    private KeystoneRoot root(String host, Trust trust) {
        Who admin = new Who("", "admin", "", "");
        String url = "https://" + host + ":" + server.getAddress().getPort();
        Credentials credentials =
                new Credentials(
                        "test", url, "", admin, "", "", admin, Facing.PUBLIC, trust, Map.of());
        Config config = Config.newConfig().withConnectionTimeout(5000).withReadTimeout(5000);
        trust.context("test").ifPresent(config::withSSLContext);
        return KeystoneRoot.of(credentials, config);
    }
}
