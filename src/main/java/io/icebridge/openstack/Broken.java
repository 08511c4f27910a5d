package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** What it means that a connection broke: before the request was sent it had no effect. */
final class Broken {

    private Broken() {}

    static CloudFailure connection(String call, HttpRequest request, IOException cause) {
        String where = request.uri().getAuthority();
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            boolean nameless = within(cause, UnresolvedAddressException.class);
            String what = nameless ? "the name of " + where + " is unknown" : where + " is closed";
            return failure(Reason.UNREACHABLE, call, what, cause);
        }
        if (cause instanceof HttpTimeoutException || within(cause, TimeoutException.class)) {
            return failure(Reason.UNKNOWN, call, late(request), cause);
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

    private static String late(HttpRequest request) {
        return "no whole answer within " + request.timeout().orElseThrow();
    }

    private static boolean within(Throwable thrown, Class<? extends Throwable> kind) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(kind::isInstance);
    }

    private static CloudFailure failure(Reason why, String call, String message, Throwable cause) {
        return new CloudFailure(why, call, 0, 0, message, cause);
    }
}
