package io.icebridge.process.model;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.icebridge.process.step.Step;
import io.icebridge.process.waiting.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A model's class has the model's name, and its beans those of what is drawn in it. */
class ModelNamesTest {
    private static final Pattern TASK = Pattern.compile("(?:service|receive)Task id=\"([^\"]+)\"");
    private static final Pattern CALL = Pattern.compile("calledElement=\"([^\"]+)\"");

    /** Of each model by its name, as it is drawn. */
    private final Map<String, String> drawn = drawn();

    private final List<JavaClass> configurations =
            new ClassFileImporter()
                            .withImportOption(new DoNotIncludeTests())
                            .importPackages("io.icebridge.process")
                            .stream()
                            .filter(type -> type.isAnnotatedWith(Configuration.class))
                            .filter(type -> !type.getSimpleName().endsWith("Wiring"))
                            .toList();

    @Test
    void aClassOfBeansIsNamedAsAModelUnlessItIsARoomsWiring() {
        assertThat(configurations)
                .extracting(JavaClass::getSimpleName)
                .isSubsetOf(drawn.keySet().stream().map(ModelNamesTest::camel).toList());
    }

    @Test
    void aTasksBeanStandsInTheClassOfItsModelOrOfOneThatCallsIt() {
        Map<String, String> homeless = new TreeMap<>();
        for (String model : drawn.keySet()) {
            Set<String> owners =
                    withCallers(model).stream().map(ModelNamesTest::camel).collect(toSet());
            Set<String> known =
                    configurations.stream()
                            .filter(type -> owners.contains(type.getSimpleName()))
                            .flatMap(ModelNamesTest::tasks)
                            .collect(toSet());
            found(TASK, drawn.get(model))
                    .filter(task -> !known.contains(task))
                    .forEach(task -> homeless.put(task, model));
        }
        assertThat(homeless).as("tasks without a bean of their name").isEmpty();
    }

    @Test
    void everyStepAndWatchIsDrawn() {
        Set<String> tasks =
                drawn.values().stream().flatMap(text -> found(TASK, text)).collect(toSet());
        assertThat(configurations.stream().flatMap(ModelNamesTest::tasks)).isSubsetOf(tasks);
    }

    private Set<String> withCallers(String model) {
        Set<String> all = new TreeSet<>(Set.of(model));
        boolean more = true;
        while (more) {
            more =
                    all.addAll(
                            drawn.keySet().stream()
                                    .filter(m -> found(CALL, drawn.get(m)).anyMatch(all::contains))
                                    .toList());
        }
        return all;
    }

    private static Stream<String> tasks(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(Bean.class))
                .filter(
                        method ->
                                method.getRawReturnType().isEquivalentTo(Step.class)
                                        || method.getRawReturnType().isEquivalentTo(Watch.class))
                .map(JavaMethod::getName);
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    /** {@code MoveServer} for {@code move-server}. */
    private static String camel(String model) {
        return Arrays.stream(model.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static Map<String, String> drawn() {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .collect(
                            Collectors.toMap(
                                    file -> file.getFileName().toString().replace(".bpmn", ""),
                                    ModelNamesTest::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
