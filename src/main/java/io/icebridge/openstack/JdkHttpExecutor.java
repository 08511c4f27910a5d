package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.trace.Spans;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.openstack4j.core.transport.Config;
import org.openstack4j.core.transport.HttpExecutorService;
import org.openstack4j.core.transport.HttpRequest;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * openstack4j's transport on the JDK's HTTP client; public only because the service loader wants
 * it.
 *
 * <p>Sends a request once, follows no redirect, reads a bounded answer within the time limit, and
 * throws a {@link CloudFailure} for every status but success: openstack4j itself takes 413 and 503
 * for success on several calls, and a 404 for an empty list. Headers and bodies are never logged.
 */
public final class JdkHttpExecutor implements HttpExecutorService {

    private static final Logger LOG = LoggerFactory.getLogger(JdkHttpExecutor.class);

    /** Under which the log has the service's own id of the last call. */
    private static final String REQUEST = "request";

    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

    /** Set by us, by the client, or meant for other transports. */
    private static final Set<String> OWN_HEADERS =
            Set.of("content-type", "content-length", "host", "connection", "os4j-auth-command");

    private static final Clients CLIENTS = new Clients();

    static Clients clients() {
        return CLIENTS;
    }

    @Override
    public String getExecutorDisplayName() {
        return "JDK HTTP client";
    }

    @Override
    public <R> HttpResponse execute(HttpRequest<R> request) {
        URI url = URI.create(request.getUrl());
        String call = CallName.of(request.getMethod().name(), url);
        return Spans.within("call", () -> Map.of("call", call), () -> carryOut(request, url, call));
    }

    private static <R> HttpResponse carryOut(HttpRequest<R> request, URI url, String call) {
        Timer.Sample began = Timer.start();
        String outcome = "none";
        java.net.http.HttpResponse<byte[]> raw;
        try {
            raw = exchange(call, request.getConfig(), build(request, url, call));
            outcome = String.valueOf(raw.statusCode());
        } finally {
            Spans.tell("status", outcome);
            began.stop(timer(request.getMethod().name(), outcome));
        }
        String id =
                raw.headers()
                        .firstValue("x-compute-request-id")
                        .or(() -> raw.headers().firstValue("x-openstack-request-id"))
                        .orElse("-");
        MDC.put(REQUEST, id);
        LOG.debug("{} {} {} {}", call, url.getAuthority(), raw.statusCode(), id);
        if (!Verdict.done(raw.statusCode())) {
            throw Verdict.of(call, raw.statusCode(), raw.headers(), raw.body());
        }
        return new Answer(call, raw);
    }

    private static Timer timer(String method, String status) {
        return Metrics.timer("icebridge.cloud.calls", "method", method, "status", status);
    }

    private static java.net.http.HttpRequest build(HttpRequest<?> request, URI url, String call) {
        var sent =
                java.net.http.HttpRequest.newBuilder(url)
                        .timeout(Duration.ofMillis(request.getConfig().getReadTimeout()))
                        .method(request.getMethod().name(), body(request, call));
        request.getHeaders()
                .forEach(
                        (name, value) -> {
                            if (value != null && !OWN_HEADERS.contains(name.toLowerCase())) {
                                sent.setHeader(name, String.valueOf(value));
                            }
                        });
        if (!request.getHeaders().containsKey("Accept")) {
            sent.setHeader("Accept", "application/json");
        }
        if (request.getEntity() != null || request.hasJson()) {
            sent.setHeader("Content-Type", request.getContentType());
        }
        return sent.build();
    }

    private static BodyPublisher body(HttpRequest<?> request, String call) {
        try {
            if (request.getEntity() instanceof InputStream stream) {
                return BodyPublishers.ofByteArray(stream.readAllBytes());
            }
            if (request.getEntity() != null) {
                Object entity = request.getEntity();
                return BodyPublishers.ofByteArray(
                        ObjectMapperSingleton.getContext(entity.getClass())
                                .writeValueAsBytes(entity));
            }
        } catch (IOException unwritable) {
            throw new IllegalStateException(call + " has a body that cannot be written");
        }
        return request.hasJson()
                ? BodyPublishers.ofString(request.getJson(), StandardCharsets.UTF_8)
                : BodyPublishers.noBody();
    }

    /** The client's own limit ends with the headers, so that the body has what is left of it. */
    private static java.net.http.HttpResponse<byte[]> exchange(
            String call, Config config, java.net.http.HttpRequest request) {
        HttpClient client = CLIENTS.of(config, request.uri());
        Instant end = Instant.now().plusMillis(config.getReadTimeout());
        try {
            // not its other way of sending, by which each answer takes a thread of its own
            return client.send(
                    request,
                    head -> new BoundedBody(LARGEST_ANSWER, Duration.between(Instant.now(), end)));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw failure(Reason.UNKNOWN, call, "interrupted before the answer came", stop);
        } catch (IOException broken) {
            throw Broken.connection(call, request, broken);
        }
    }

    private static CloudFailure failure(Reason why, String call, String message, Throwable cause) {
        return new CloudFailure(why, call, 0, 0, message, cause);
    }
}
