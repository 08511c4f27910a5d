package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plan of a simulated cloud, over HTTP and SSH, as its reader gets it. */
class PlanCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OTHER = "0".repeat(64);

    /** Programs that only tell, with what makes them tell. */
    private static final Pattern LOOK =
            Pattern.compile(
                    "id -u|date -u .*|rpm -qa? .*|curl -sSfL -o /dev/null .*|du -sk .*"
                            + "|openstack-service status .*|service \\S+ status"
                            + "|openstack-config --get .*|mysql -N -B .*"
                            + "|(cat|test -e) /etc/nova/(nova\\.conf|api-paste\\.ini)"
                            + "|d=.*; while ! test -d \"\\$d\"; do d=\\$\\(dirname \"\\$d\"\\);"
                            + " done; df -Pk \"\\$d\"");

    @TempDir Path folder;

    private String out;
    private String err;

    @ParameterizedTest
    @EnumSource
    void thePlanIsTheSameTwiceAndLeavesTheCloudAsItWas(NetworkKind network) throws Exception {
        Shape shape = Shape.bundled().withServers(6).withNetwork(network);
        try (SimulatedSite site = SimulatedSite.start(shape, Faults.none())) {
            Path cloud = leaving("server-1", site.writeFiles(folder, 5));
            Path file = folder.resolve("plan.json");

            assertThat(plan(cloud, "--json", file.toString(), "--expect", OTHER)).isEqualTo(3);

            JsonNode plan = JSON.readTree(file.toFile());
            String digest = plan.path("digest").asText();
            assertThat(err).contains("expected  " + OTHER, "is now    " + digest);
            hasTheFixedForm(plan);
            canBeCheckedByAnybody(plan);
            isPrinted(plan);

            assertThat(plan(cloud, "--expect", digest)).isZero();
            assertThat(out).endsWith("Digest of the plan  " + digest + "\n");

            assertThat(read(site, "calls")).isEmpty();
            assertThat(read(site, "commands"))
                    .isNotEmpty()
                    .allSatisfy(
                            command -> assertThat(command.path("command").asText()).matches(LOOK));
        }
    }

    @Test
    void aHostThatCannotBeReadIsNamedWithItsRemedyAndSoAreWrongCredentials() throws Exception {
        Shape shape = Shape.bundled().withServers(1);
        try (SimulatedSite site = SimulatedSite.start(shape, Faults.none())) {
            Path cloud = site.writeFiles(folder, 5);
            site.hosts().reachable("cmp-1", false);
            assertThat(plan(cloud)).isEqualTo(1);
            assertThat(err).contains("Not read: cmp-1: does not answer on", "start the host");

            site.hosts().reachable("ctl-1", false);
            assertThat(plan(cloud)).isEqualTo(1);
            assertThat(err)
                    .contains("There is no plan: ctl-1: does not answer on", "Start the host")
                    .doesNotContain("at io.icebridge");

            Path clouds = folder.resolve("clouds.yaml");
            Files.writeString(
                    clouds, Files.readString(clouds).replaceAll("password: .*", "password: wrong"));
            site.hosts().reachable("ctl-1", true);
            assertThat(plan(cloud)).isEqualTo(1);
            assertThat(err)
                    .contains("answered 401", "Check the entry in clouds.yaml")
                    .doesNotContain("at io.icebridge");
        }
    }

    private static void hasTheFixedForm(JsonNode plan) {
        assertThat(names(plan))
                .containsExactlyInAnyOrder(
                        "formatVersion",
                        "cloud",
                        "profile",
                        "digest",
                        "slices",
                        "servers",
                        "findings");
        assertThat(plan.path("formatVersion").asText()).isEqualTo("1.0");
        assertThat(plan.path("profile").asText()).isEqualTo("havana-icehouse");
        assertThat(texts(plan.path("slices"), "gate"))
                .containsExactlyInAnyOrder(
                        "rehearsal",
                        "service",
                        "packages",
                        "parallel-nova",
                        "move",
                        "redeployment",
                        "retirement");
        for (JsonNode slice : plan.path("slices")) {
            assertThat(names(slice))
                    .containsExactlyInAnyOrder("gate", "subject", "digest", "steps");
            for (JsonNode step : slice.path("steps")) {
                assertThat(names(step)).containsExactlyInAnyOrder("id", "subject", "actions");
                for (JsonNode action : step.path("actions")) {
                    assertThat(names(action))
                            .containsExactlyInAnyOrder(
                                    "key", "where", "what", "kind", "undoneBy", "seconds", "basis");
                    assertThat(action.path("kind").asText()).isIn("effect", "look");
                }
            }
        }
        for (JsonNode server : plan.path("servers")) {
            assertThat(names(server))
                    .containsExactlyInAnyOrder(
                            "id", "name", "project", "node", "method", "reasons");
            boolean left = server.path("name").asText().equals("server-1");
            assertThat(server.path("method").asText().equals("WAIT")).isEqualTo(left);
            assertThat(texts(plan.path("slices"), "subject").contains(subject(server)))
                    .isEqualTo(!left);
        }
        for (JsonNode finding : plan.path("findings")) {
            assertThat(names(finding))
                    .containsExactlyInAnyOrder("code", "blocks", "where", "what", "remedy");
        }
    }

    private static void canBeCheckedByAnybody(JsonNode plan) throws Exception {
        ObjectNode rest = plan.deepCopy();
        rest.remove("digest");
        assertThat(sha256(rest)).isEqualTo(plan.path("digest").asText());
        for (JsonNode slice : plan.path("slices")) {
            ObjectNode opened = JSON.createObjectNode();
            opened.set("gate", slice.path("gate"));
            opened.set("steps", slice.path("steps"));
            assertThat(sha256(opened)).isEqualTo(slice.path("digest").asText());
        }
    }

    private void isPrinted(JsonNode plan) {
        for (JsonNode slice : plan.path("slices")) {
            assertThat(out).contains("Gate " + slice.path("gate").asText());
            assertThat(out).contains("digest " + slice.path("digest").asText());
        }
        assertThat(out).contains("servers by SNAPSHOT: ", "WAIT server-1 (", "its owner asked");
        assertThat(err).contains("host 1 of 10 checked: ", "6 servers");
    }

    /** With a choice in the cloud file by which the server is let alone. */
    private static Path leaving(String server, Path cloud) throws Exception {
        String choice = "    - {name: %s, method: wait, reason: its owner asked}\n";
        return Files.writeString(cloud, Files.readString(cloud) + choice.formatted(server));
    }

    private static String subject(JsonNode server) {
        return "server " + server.path("id").asText();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode all, String name) {
        Set<String> texts = new TreeSet<>();
        all.forEach(each -> texts.add(each.path(name).asText()));
        return texts;
    }

    private static String sha256(JsonNode value) throws Exception {
        byte[] text = new JsonCanonicalizer(value.toString()).getEncodedUTF8();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    }

    private static List<JsonNode> read(SimulatedSite site, String book) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        JSON.readTree(site.cloud().books().get(book).toURL()).forEach(lines::add);
        return lines;
    }

    private int plan(Path cloud, String... more) {
        List<String> words = new ArrayList<>(List.of("plan", "--cloud", cloud.toString()));
        words.addAll(List.of(more));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream usualOut = System.out;
        PrintStream usualErr = System.err;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            return Commands.run(words.toArray(String[]::new));
        } finally {
            System.setOut(usualOut);
            System.setErr(usualErr);
            out = printed.toString(StandardCharsets.UTF_8);
            err = told.toString(StandardCharsets.UTF_8);
        }
    }
}
