package io.icebridge.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.log.LoggedCall;
import io.icebridge.simulator.time.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One service's address on loopback: takes a call, lets faults have their way, answers. */
public final class Face implements AutoCloseable {

    static {
        // Without it each answer waits for the client's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Face.class);

    /** What all faces of a cloud have in common. */
    public record Common(
            Timeline timeline,
            Executor threads,
            Function<String, Caller> tokens,
            Runnable tokenLoss,
            Faults faults,
            Tally tally,
            CallLog calls) {}

    private final String service;
    private final ErrorStyle style;
    private final Router router;
    private final Common common;
    private final BooleanSupplier answering;
    private final HttpServer server;

    /**
     * @param port 0 for any free one
     * @param answering false while the service behind the address does not run
     */
    public Face(
            String service,
            int port,
            ErrorStyle style,
            Router router,
            Common common,
            BooleanSupplier answering) {
        this.service = service;
        this.style = style;
        this.router = router;
        this.common = common;
        this.answering = answering;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on port " + port + " for " + service + ": " + e.getMessage(), e);
        }
        server.setExecutor(common.threads());
        server.createContext("/", this::take);
        server.start();
    }

    /** What answers there, for calls that need not go over the wire. */
    public HttpHandler handler() {
        return this::take;
    }

    /** The address, without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        Call call = read(exchange);
        LoggedCall logged = common.calls().arrived(call);
        if (!answering.getAsBoolean()) {
            Reply nobody = Reply.html(503, "Service Unavailable", "No server is available.");
            misbehave(exchange, logged, Fault.NONE, nobody);
            return;
        }
        common.tally().count(service, call.method());
        Fault before = common.faults().before(call.service(), call.method(), call.path());
        if (before.kind() == Fault.Kind.NO_TOKENS) {
            common.timeline()
                    .inTurn(
                            () -> {
                                common.tokenLoss().run();
                                return null;
                            });
        } else if (before.kind() == Fault.Kind.LATER) {
            later(exchange, logged, before, call);
            return;
        } else if (before.replacesAnswer()) {
            misbehave(exchange, logged, before, Reply.empty(503));
            return;
        }
        Reply reply = common.timeline().inTurn(() -> answer(call));
        logged.came(reply.status());
        Fault after = common.faults().after(call.service(), call.method(), call.path());
        Duration delay = before.delay().plus(after.delay());
        if (delay.isZero()) {
            misbehave(exchange, logged, after, reply);
        } else {
            common.timeline().afterReal(delay, () -> misbehave(exchange, logged, after, reply));
        }
    }

    private void later(HttpExchange exchange, LoggedCall logged, Fault fault, Call call) {
        Reply refused =
                common.timeline().inTurn(() -> guarded(call, () -> postponed(fault, logged, call)));
        misbehave(exchange, logged, refused == null ? fault : Fault.NONE, refused);
    }

    /**
     * Lets the call in as its token is now, and leaves what it does for later. A service that is
     * stopped meanwhile takes it with it.
     *
     * @return null, for there is no answer yet
     */
    private Reply postponed(Fault fault, LoggedCall logged, Call call) {
        Supplier<Reply> effect = letIn(call);
        call.comesLate();
        Runnable work =
                () -> {
                    if (answering.getAsBoolean()) {
                        logged.came(guarded(call, effect).status());
                    }
                };
        common.timeline().after(fault.delay().toMillis() / 1000.0, work);
        return null;
    }

    private void misbehave(HttpExchange exchange, LoggedCall logged, Fault fault, Reply reply) {
        Reply told = Wire.told(style, fault, reply);
        logged.answered(told == null ? null : told.status());
        try {
            Wire.send(exchange, fault, told);
        } catch (IOException clientWentAway) {
            logged.answered(null);
            LOG.debug("{}: the client went away: {}", service, clientWentAway.getMessage());
            exchange.close();
        }
    }

    private Call read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        URI uri = exchange.getRequestURI();
        return new Call(
                service,
                exchange.getRequestMethod(),
                uri.getRawPath(),
                uri().toString(),
                uri.getRawQuery(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private Reply answer(Call call) {
        return guarded(call, () -> letIn(call).get());
    }

    /**
     * What a call is to do, once it is known what it wants and who makes it.
     *
     * @throws Refusal when it may not
     */
    private Supplier<Reply> letIn(Call call) {
        Router.Match match =
                router.find(call.method(), call.path())
                        .orElseThrow(() -> Refusal.notFound("The resource was not found."));
        call.routed(match.names());
        if (call.header("X-Auth-Token") != null || !match.route().open()) {
            admit(call, match.route().open());
        }
        return () -> match.route().handler().apply(call);
    }

    private Reply guarded(Call call, Supplier<Reply> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            return style.word(refusal);
        } catch (RuntimeException defect) {
            LOG.error("{} failed", call, defect);
            return style.word(new Refusal(500, "An unexpected error prevented the server"));
        }
    }

    private void admit(Call call, boolean open) {
        Caller caller = common.tokens().apply(call.header("X-Auth-Token"));
        if (caller != null) {
            String tenant = call.name("tenant");
            if (tenant != null && !tenant.equals(caller.projectId())) {
                throw new Refusal(400, "Malformed request url");
            }
            call.calledBy(caller);
        } else if (!open) {
            throw new Refusal(401, "The request you have made requires authentication.");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
