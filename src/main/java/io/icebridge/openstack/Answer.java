package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.CloudFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.openstack4j.core.transport.ExecutionOptions;
import org.openstack4j.core.transport.HttpEntityHandler;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;

/** A whole answer in memory, whose status says that the call was carried out. */
final class Answer implements HttpResponse {

    private final String call;
    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;

    Answer(String call, java.net.http.HttpResponse<byte[]> raw) {
        this.call = call;
        this.status = raw.statusCode();
        this.body = raw.body();
        raw.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    }

    /** The body as JSON; a body that is none leaves open whether the call was carried out. */
    JsonNode json() {
        return Json.parse(body).orElseThrow(this::unreadable);
    }

    byte[] body() {
        return body;
    }

    /** Fails when a page for people came instead of an answer, as from a proxy's login. */
    void mustNotBeAPage() {
        String type = String.valueOf(getContentType());
        if (status == 200 && body.length > 0 && type.startsWith("text/html")) {
            throw unreadable();
        }
    }

    CloudFailure unreadable() {
        return new CloudFailure(
                CloudFailure.Reason.UNKNOWN,
                call,
                status,
                0,
                "the answer is not the JSON that OpenStack sends, but " + getContentType(),
                null);
    }

    @Override
    public <T> T getEntity(Class<T> type) {
        return getEntity(type, null);
    }

    @Override
    public <T> T getEntity(Class<T> type, ExecutionOptions<T> options) {
        return HttpEntityHandler.handle(this, type, options, Boolean.TRUE);
    }

    @Override
    public <T> T readEntity(Class<T> type) {
        JsonNode answer = json();
        CatalogueRows.clean(answer);
        try {
            return ObjectMapperSingleton.getContext(type).readerFor(type).readValue(answer);
        } catch (IOException notJson) {
            // without the cause, whose message can quote a token
            throw unreadable();
        }
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public String getContentType() {
        return header("Content-Type");
    }

    @Override
    public String getStatusMessage() {
        return "HTTP " + status;
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public String header(String name) {
        return headers.get(name);
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public void close() {
        // the body is in memory, the connection has gone back
    }
}
