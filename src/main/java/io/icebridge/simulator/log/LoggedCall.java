package io.icebridge.simulator.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A call that reached a service. */
public final class LoggedCall implements Logged {
    private final Instant at;
    private final String service;
    private final String region;
    private final String method;
    private final String path;
    private final String text;
    private final int size;
    private volatile Integer status;
    private volatile Integer result;

    /**
     * @param region null for a service that all regions share
     * @param path with its query
     */
    public LoggedCall(
            Instant at,
            String service,
            String region,
            String method,
            String path,
            byte[] body,
            String contentType) {
        this.at = at;
        this.service = service;
        this.region = region;
        this.method = method;
        this.path = Mask.outOfPath(path);
        this.text = Mask.outOf(body, contentType);
        this.size = body.length;
    }

    /** What the service itself has come to, whatever its caller is told. */
    public void came(int to) {
        result = to;
    }

    /**
     * What its caller is told.
     *
     * @param with null for nothing
     */
    public void answered(Integer with) {
        status = with;
    }

    @Override
    public int length() {
        return path.length() + (text == null ? 0 : text.length());
    }

    /**
     * {@code status} is what the caller was answered, null for nothing; {@code result} what the
     * service came to, null when the call had no effect there, or not yet. A body that is no JSON
     * is told by its size, {@code bytes}.
     */
    @Override
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("at", at.toString())
                        .put("service", service)
                        .put("region", region)
                        .put("method", method)
                        .put("path", path);
        if (text != null) {
            json.put("body", text);
        } else if (size > 0) {
            json.put("bytes", size);
        }
        return json.put("status", status).put("result", result);
    }
}
