package io.icebridge.runbook.move;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What src/proof speaks of is what the models draw and the journal names. */
class ProofTest {
    private static final Path PROOF = Path.of("src/proof");
    private static final List<String> MODELS =
            List.of(
                    "hold-server",
                    "build-server",
                    "release-server",
                    "undo-move",
                    "move-server",
                    "decide-server");

    private static String names;
    private static String proof;

    @BeforeAll
    static void read() throws IOException {
        names = Files.readString(PROOF.resolve("actions.pml"));
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(PROOF)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".pml")).toList()) {
                if (!file.endsWith("actions.pml")) {
                    all.append(Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", ""));
                }
            }
        }
        proof = all.toString();
    }

    @Test
    void everyStepIsAnElementOfTheModels() throws IOException {
        Set<String> drawn = new TreeSet<>();
        for (String model : MODELS) {
            String xml = Files.readString(Path.of("bpmn", model + ".bpmn"));
            Matcher ids = Pattern.compile(" id=\"(\\w+)\"").matcher(xml);
            ids.results().map(id -> id.group(1)).forEach(drawn::add);
        }
        assertThat(drawn).containsAll(declared("element"));
        assertThat(drawn)
                .containsAll(
                        declared("action").stream()
                                .map(action -> action.substring(0, action.indexOf('_')))
                                .collect(toSet()));
    }

    @Test
    void everyEffectOnTheWayThereAndBackIsInTheProofOrLeftOutWithAReason() {
        Set<String> named = new TreeSet<>(declared("action"));
        named.removeAll(Set.of("proveSnapshot_prove", "verifyServer_compare"));
        assertThat(named).doesNotContainAnyElementsOf(leftOut());
        named.addAll(leftOut());
        assertThat(named)
                .isEqualTo(
                        MoveAction.Effects.ALL.stream()
                                .map(kind -> kind.replace('/', '_'))
                                .collect(toCollection(TreeSet::new)));
    }

    @Test
    void nothingIsNamedThatTheProofDoesNotUse() {
        assertThat(Stream.concat(declared("action").stream(), declared("element").stream()))
                .allMatch(name -> Pattern.compile("\\b" + name + "\\b").matcher(proof).find());
    }

    private static Set<String> declared(String type) {
        Matcher block =
                Pattern.compile("mtype:" + type + " = \\{(.*?)}", Pattern.DOTALL).matcher(names);
        assertThat(block.find()).isTrue();
        return Arrays.stream(block.group(1).replaceAll("/\\*.*?\\*/", "").split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> leftOut() {
        String reasons = names.substring(names.indexOf("/* Left out:"));
        return Pattern.compile("\\w+_[\\w-]+")
                .matcher(reasons)
                .results()
                .map(found -> found.group())
                .collect(toCollection(TreeSet::new));
    }
}
