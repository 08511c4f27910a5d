package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application is killed anywhere in a run and carries on by itself; where, {@code
 * -Dicebridge.kill.seed=1} and the like decide.
 */
class KillIT {
    private static final Pattern LEDGER = Pattern.compile("(http://\\S+/ledger)");
    private static final DateTimeFormatter CAMUNDA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");
    private static final int KILLS = 3;

    /** Of the cloud, in whose own time it is waited for. */
    private static final String SPEED = "60";

    private static final long SEED = Long.getLong("icebridge.kill.seed", 20140417L);

    @TempDir Path folder;

    @Test
    void aRunThatIsKilledAgainAndAgainCompletesAndLosesNothing() throws Exception {
        Random random = new Random(SEED);
        Path cloud = folder.resolve("cloud");
        String[] simulate = {
            "simulate",
            "--out",
            cloud.toString(),
            "--servers",
            "6",
            "--computes",
            "2",
            "--speed",
            SPEED
        };
        try (Jar simulator = Jar.start(folder, simulate)) {
            Path cloudFile = cloud.resolve("cloud.yaml");
            Patience.until("the simulated cloud", Jar.patience(), () -> Files.exists(cloudFile));
            int port = Jar.freePort();
            URI base = URI.create("http://127.0.0.1:" + port);
            Change change = new Change(base, "KILL-1");
            for (int kill = 0; kill <= KILLS; kill++) {
                try (Jar serve = serve(cloudFile, port)) {
                    Patience.until("the start", Jar.patience(), () -> up(base, serve));
                    change.startOnce();
                    change.carriesOnWithin(Duration.ofSeconds(30));
                    if (kill < KILLS) {
                        change.carryOnFor(Duration.ofMillis(1000 + random.nextInt(7000)));
                        serve.kill();
                    } else {
                        change.carryOnToTheEnd(Jar.patience());
                    }
                }
            }
            assertThat(change.outcome()).isEqualTo("COMPLETED");
            JsonNode ledger = new ObjectMapper().readTree(ledgerUri(cloudFile).toURL());
            assertThat(ledger.path("lost")).isEmpty();
            assertThat(ledger.path("doubled")).isEmpty();
            assertThat(ledger.path("violations")).isEmpty();
            System.out.println("killed " + KILLS + " times, seed " + SEED);
        }
    }

    private Jar serve(Path cloudFile, int port) throws Exception {
        return Jar.start(
                folder,
                "serve",
                "--cloud",
                cloudFile.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--server.port=" + port,
                "--icebridge.cloud-speed=" + SPEED,
                "--spring.profiles.active=demo");
    }

    private static boolean up(URI base, Jar serve) {
        assertThat(serve.alive()).as(serve::log).isTrue();
        return new Rest(base, "").up();
    }

    private static URI ledgerUri(Path cloudFile) throws Exception {
        Matcher found = LEDGER.matcher(Files.readString(cloudFile));
        assertThat(found.find()).isTrue();
        return URI.create(found.group(1));
    }

    /** One change, started by a manager, its gates approved by another. */
    private static final class Change {
        private final Rest starter;
        private final Deciders deciders;
        private final String key;
        private String outcome = "";

        Change(URI base, String key) {
            this.starter = new Rest(base, "manager");
            this.deciders = new Deciders(base);
            this.key = key;
        }

        void startOnce() throws Exception {
            if (instance() == null) {
                Rest.Answer answer =
                        starter.post(
                                "/engine-rest/process-definition/key/upgrade-cloud/start",
                                Map.of("businessKey", key));
                assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            }
        }

        /** Something new was begun since the application came up. */
        void carriesOnWithin(Duration limit) throws Exception {
            String up = CAMUNDA.format(OffsetDateTime.now());
            String begun =
                    "/engine-rest/history/activity-instance/count?startedAfter="
                            + URLEncoder.encode(up, StandardCharsets.UTF_8);
            Patience.until(
                    "carrying on",
                    limit,
                    () -> approveAll() || starter.get(begun).body().path("count").asInt() > 0);
        }

        private JsonNode instance() throws Exception {
            return starter.get(
                            "/engine-rest/history/process-instance?processDefinitionKey=upgrade-cloud"
                                    + "&processInstanceBusinessKey="
                                    + key)
                    .body()
                    .get(0);
        }

        void carryOnFor(Duration time) throws Exception {
            long end = System.nanoTime() + time.toNanos();
            Patience.until(
                    "time", time.plusMinutes(1), () -> approveAll() || System.nanoTime() > end);
        }

        void carryOnToTheEnd(Duration limit) throws Exception {
            Patience.until("the end of the change", limit, this::approveAll);
        }

        /** True when the change has ended. */
        private boolean approveAll() throws Exception {
            deciders.decideAll();
            JsonNode now = instance();
            outcome = now == null ? "" : now.path("state").asText();
            return outcome.equals("COMPLETED") || outcome.contains("TERMINATED");
        }

        String outcome() {
            return outcome;
        }
    }
}
