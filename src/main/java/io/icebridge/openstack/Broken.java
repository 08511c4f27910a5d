package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** What it means that a connection broke: before the request was sent it had no effect. */
final class Broken {

    private Broken() {}

    static CloudFailure connection(String call, URI url, Throwable cause) {
        String where = url.getAuthority();
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            boolean nameless = cause.getCause() instanceof UnresolvedAddressException;
            String what = nameless ? "the name of " + where + " is unknown" : where + " is closed";
            return failure(Reason.UNREACHABLE, call, what, cause);
        }
        if (cause instanceof SSLHandshakeException) {
            String remedy =
                    where
                            + " shows a certificate that is not trusted; name its CA as cacert in"
                            + " clouds.yaml: "
                            + cause.getMessage();
            return failure(Reason.REFUSED, call, remedy, cause);
        }
        if (cause instanceof SSLException
                && String.valueOf(cause.getMessage()).contains("plaintext")) {
            return failure(Reason.REFUSED, call, where + " speaks HTTP, not HTTPS", cause);
        }
        String what = "the connection to " + where + " broke: " + cause.getMessage();
        return failure(Reason.UNKNOWN, call, what, cause);
    }

    private static CloudFailure failure(Reason why, String call, String message, Throwable cause) {
        return new CloudFailure(why, call, 0, 0, message, cause);
    }
}
