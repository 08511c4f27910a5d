package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.cli.FailingSite;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.trace.SpanReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A site of 24 servers on which one snapshot goes wrong, served by the finished jar: no change runs
 * yet, and two must approve the plan. Its traces go to a receiver.
 */
record ServedSite(FailingSite site, SpanReceiver traces, Jar jar, URI base)
        implements AutoCloseable {
    private static final double SPEED = 60;
    private static final int MOST_LINES = 20;

    static ServedSite in(Path folder) throws Exception {
        Browser.isThere();
        FailingSite site =
                FailingSite.start(
                        folder.resolve("cloud"),
                        Shape.bundled().withSpeed(SPEED),
                        new OneFailure(),
                        "gates: {plan: {approvers: 2}}\n");
        SpanReceiver traces = SpanReceiver.start();
        int port = Jar.freePort();
        Jar jar =
                Jar.start(
                        folder,
                        "serve",
                        "--cloud",
                        site.cloudFile().toString(),
                        "--server.port=" + port,
                        "--spring.profiles.active=demo",
                        "--icebridge.demo-managers=3",
                        "--management.otlp.tracing.endpoint=" + traces.endpoint(),
                        "--icebridge.poll-interval=PT0.3S",
                        "--icebridge.cloud-speed=" + SPEED,
                        "--spring.datasource.url=jdbc:h2:mem:story;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        URI base = URI.create("http://localhost:" + port);
        Patience.until(
                "the start",
                Jar.patience(),
                () -> {
                    assertThat(jar.alive()).as(jar::log).isTrue();
                    return new Rest(base, "").up();
                });
        return new ServedSite(site, traces, jar, base);
    }

    /** The cloud's own book. */
    JsonNode ledger() throws IOException {
        return new ObjectMapper().readTree(site.ledger());
    }

    /** What the application and its JVM warned of, the last of it. */
    String warned() {
        List<String> lines =
                jar.log().lines().filter(l -> l.matches(".* (WARN|ERROR|warning:) .*")).toList();
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    }

    @Override
    public void close() {
        jar.close();
        traces.close();
        site.close();
    }
}
