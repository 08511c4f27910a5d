package io.icebridge.openstack;

import java.net.URI;

/** What a call is named in logs and failures. */
final class CallName {

    private CallName() {}

    /** Method and path; without the query, and without the token that v2.0 puts into a path. */
    static String of(String method, URI url) {
        String path = url.getRawPath() == null ? "/" : url.getRawPath();
        return method + " " + path.replaceFirst("/tokens/[^/]+", "/tokens/(token)");
    }
}
