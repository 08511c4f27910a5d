package io.icebridge.openstack;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * Carries calls to a server of the same process, in the caller's thread. No connection is made or
 * kept and nothing is sent twice, so that a run is the same each time, and a cheap one.
 */
final class NearbyClient extends HttpClient {
    private final HttpHandler server;

    NearbyClient(HttpHandler server) {
        this.server = server;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException {
        NearbyExchange exchange =
                new NearbyExchange(
                        request.method(), request.uri(), request.headers().map(), body(request));
        server.handle(exchange);
        byte[] answer = exchange.answer();
        Got<T> got =
                new Got<>(
                        exchange.status(),
                        HttpHeaders.of(exchange.getResponseHeaders(), (name, value) -> true),
                        request,
                        null);
        BodySubscriber<T> reader = handler.apply(new Head(got.statusCode(), got.headers()));
        feed(reader, answer);
        T body = reader.getBody().toCompletableFuture().join();
        return new Got<>(got.statusCode(), got.headers(), request, body);
    }

    private static byte[] body(HttpRequest request) {
        BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
        request.bodyPublisher()
                .ifPresentOrElse(
                        sent ->
                                sent.subscribe(
                                        new Flow.Subscriber<>() {
                                            @Override
                                            public void onSubscribe(Flow.Subscription from) {
                                                all.onSubscribe(from);
                                            }

                                            @Override
                                            public void onNext(ByteBuffer part) {
                                                all.onNext(List.of(part));
                                            }

                                            @Override
                                            public void onError(Throwable broken) {
                                                all.onError(broken);
                                            }

                                            @Override
                                            public void onComplete() {
                                                all.onComplete();
                                            }
                                        }),
                        () -> feed(all, new byte[0]));
        return all.getBody().toCompletableFuture().join();
    }

    private static void feed(BodySubscriber<?> reader, byte[] bytes) {
        reader.onSubscribe(
                new Flow.Subscription() {
                    @Override
                    public void request(long n) {
                        // all comes at once
                    }

                    @Override
                    public void cancel() {
                        // all has come
                    }
                });
        reader.onNext(List.of(ByteBuffer.wrap(bytes)));
        reader.onComplete();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler) {
        try {
            return CompletableFuture.completedFuture(send(request, handler));
        } catch (IOException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        return sendAsync(request, handler);
    }

    private record Head(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }

    private record Got<T>(int statusCode, HttpHeaders headers, HttpRequest request, T body)
            implements HttpResponse<T> {
        @Override
        public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLParameters sslParameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }
}
