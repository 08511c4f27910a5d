package io.icebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rehearsal's operator tries at a task that comes back again and again. */
class PersistenceTest {
    private static final Path MODELS = Path.of("bpmn");
    private static final Pattern TASK =
            Pattern.compile("userTask id=\"(\\w+)\"[^>]*formRef=\"([\\w-]+)\"");

    /** Every task of the models that is no gate and no review, with what its form offers. */
    static Stream<List<String>> tasks() throws IOException {
        List<List<String>> tasks = new ArrayList<>();
        try (Stream<Path> models = Files.list(MODELS)) {
            for (Path model : models.filter(m -> m.toString().endsWith(".bpmn")).toList()) {
                Matcher task = TASK.matcher(Files.readString(model));
                while (task.find()) {
                    List<String> one = new ArrayList<>(List.of(task.group(1)));
                    one.addAll(offered(task.group(2)));
                    if (one.contains("stop") || one.contains("leave") || one.contains("end")) {
                        tasks.add(one);
                    }
                }
            }
        }
        return tasks.stream();
    }

    private static List<String> offered(String form) throws IOException {
        List<String> offered = new ArrayList<>();
        JsonNode read = new ObjectMapper().readTree(MODELS.resolve(form + ".form").toFile());
        for (JsonNode component : read.path("components")) {
            if (component.path("key").asText().equals("decision")) {
                component.path("values").forEach(v -> offered.add(v.path("value").asText()));
            }
        }
        return offered;
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void whatIsTriedIsOfferedByTheTasksForm(List<String> task) {
        Persistence persistence = new Persistence(2);
        List<String> tried = new ArrayList<>();
        Optional<String> next = persistence.next(task.get(0), "");
        while (next.isPresent()) {
            tried.add(next.get());
            next = persistence.next(task.get(0), "");
        }
        assertThat(task.subList(1, task.size())).containsAll(tried);
        assertThat(tried).hasSizeBetween(3, 6);
    }

    @Test
    void thereAreSuchTasks() throws IOException {
        assertThat(tasks()).hasSizeGreaterThan(12);
    }

    @Test
    void whatIsAboutSomethingElseIsTriedAnew() {
        Persistence persistence = new Persistence(1);
        assertThat(persistence.next("decideOnServer", "s1")).contains("retry");
        assertThat(persistence.next("decideOnServer", "s1")).contains("undo");
        assertThat(persistence.next("decideOnServer", "s2")).contains("retry");
    }

    @Test
    void whereNothingShouldGoWrongNothingIsTried() {
        assertThat(new Persistence(0).next("decideOnServer", "s1")).isEmpty();
    }
}
