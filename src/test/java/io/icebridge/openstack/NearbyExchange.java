package io.icebridge.openstack;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A call as a server takes it, and its answer as it would go over the wire. */
final class NearbyExchange extends HttpExchange {
    private final String method;
    private final URI uri;
    private final InputStream request;
    private final Headers asked = new Headers();
    private final Headers answered = new Headers();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private long promised;

    NearbyExchange(String method, URI uri, Map<String, List<String>> headers, byte[] request) {
        this.method = method;
        this.uri = uri;
        this.request = new ByteArrayInputStream(request);
        headers.forEach((name, values) -> asked.set(name, values.get(0)));
        asked.set("Host", uri.getAuthority());
    }

    /** The whole body. */
    byte[] answer() throws IOException {
        if (status == 0) {
            throw new IOException("HTTP/1.1 header parser received no bytes");
        }
        if (promised > body.size()) {
            throw new IOException("closed");
        }
        return body.toByteArray();
    }

    int status() {
        return status;
    }

    @Override
    public Headers getRequestHeaders() {
        return asked;
    }

    @Override
    public Headers getResponseHeaders() {
        return answered;
    }

    @Override
    public URI getRequestURI() {
        String query = uri.getRawQuery();
        return URI.create(uri.getRawPath() + (query == null ? "" : "?" + query));
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public InputStream getRequestBody() {
        return request;
    }

    @Override
    public OutputStream getResponseBody() {
        return body;
    }

    @Override
    public void sendResponseHeaders(int code, long length) {
        status = code;
        promised = length;
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public int getResponseCode() {
        return status;
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public HttpContext getHttpContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        throw new UnsupportedOperationException();
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getAttribute(String name) {
        return null;
    }

    @Override
    public void setAttribute(String name, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setStreams(InputStream in, OutputStream out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpPrincipal getPrincipal() {
        return null;
    }
}
