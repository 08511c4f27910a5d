package io.icebridge.openstack;

import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Whose certificates are accepted, and which one is shown.
 *
 * @param ca to trust instead of the machine's
 * @param verify false where certificates are not to be checked at all
 * @param certificate the client's own, in PEM
 * @param key of that certificate, where it is not in the same file
 */
record Trust(Optional<Path> ca, boolean verify, Optional<Path> certificate, Optional<Path> key) {

    /** The machine's own. */
    static final Trust MACHINES =
            new Trust(Optional.empty(), true, Optional.empty(), Optional.empty());

    /**
     * Empty where the machine's own trust serves.
     *
     * @param source of the paths, for messages
     */
    Optional<SSLContext> context(String source) {
        if (equals(MACHINES)) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(source), trusted(source), null);
            return Optional.of(context);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyManager[] keys(String source) {
        if (certificate.isEmpty()) {
            return new KeyManager[0];
        }
        Path own = certificate.get();
        Path secret = key.orElse(own);
        PemSslStoreDetails pem =
                PemSslStoreDetails.forCertificate(own.toUri().toString())
                        .withPrivateKey(secret.toUri().toString());
        return read(source, "cert", own + " and " + secret, pem, null).getKeyManagers();
    }

    private TrustManager[] trusted(String source) {
        if (!verify) {
            return new TrustManager[] {new Anyone()};
        }
        if (ca.isEmpty()) {
            return null;
        }
        PemSslStoreDetails pem = PemSslStoreDetails.forCertificate(ca.get().toUri().toString());
        return read(source, "cacert", ca.get().toString(), null, pem).getTrustManagers();
    }

    private static SslManagerBundle read(
            String source,
            String name,
            String files,
            PemSslStoreDetails own,
            PemSslStoreDetails trusted) {
        try {
            SslManagerBundle managers =
                    SslManagerBundle.from(new PemSslStoreBundle(own, trusted), SslBundleKey.NONE);
            managers.getKeyManagers();
            managers.getTrustManagers();
            return managers;
        } catch (RuntimeException bad) {
            throw new CredentialsProblem(
                    source + ", key " + name + ": " + files + " cannot be read as PEM");
        }
    }

    /** For {@code verify: false}; the extended kind, as the plain one still has names checked. */
    private static final class Anyone extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
