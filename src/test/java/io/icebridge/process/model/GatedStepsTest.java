package io.icebridge.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.icebridge.approval.Slicing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;

/** Each step of the models is opened by one gate, unless it only looks or writes down. */
class GatedStepsTest {
    private static final Pattern TASK = Pattern.compile("serviceTask id=\"([^\"]+)\"");

    /** What these do needs no approval: they read a cloud or a host, or our own tables. */
    private static final Set<String> WITHOUT_EFFECTS =
            Set.of(
                    "beginWait",
                    "checkByHand",
                    "checkDecision",
                    "checkHosts",
                    "checkRegions",
                    "checkRoom",
                    "checkServers",
                    "chooseWay",
                    "claimServer",
                    "closeChange",
                    "collectEvidence",
                    "findEmptied",
                    "findService",
                    "leaveNode",
                    "leaveServer",
                    "listPackageHosts",
                    "planWave",
                    "recordGone",
                    "recordMove",
                    "recordStop",
                    "reopenWindow",
                    "reportReboots",
                    "setAside",
                    "showFailed",
                    "takeInventory");

    @Test
    void aStepIsOpenedByAGateUnlessItHasNoEffects() throws IOException {
        Set<String> open = new TreeSet<>(drawn());
        open.removeAll(opened());
        open.removeAll(WITHOUT_EFFECTS);
        assertThat(open)
                .as(
                        "steps that no gate opens. One with effects has to be named by the Slicing"
                                + " beside its model, and its course to be in the slice; one"
                                + " without is named in this test")
                .isEmpty();
    }

    @Test
    void whatNeedsNoGateIsDrawnAndHasNone() throws IOException {
        assertThat(WITHOUT_EFFECTS).isSubsetOf(drawn()).doesNotContainAnyElementsOf(opened());
    }

    @Test
    void noStepIsOpenedByTwoGates() {
        assertThat(opened()).doesNotHaveDuplicates();
    }

    @Test
    void whatAGateOpensIsDrawn() throws IOException {
        assertThat(opened()).isSubsetOf(drawn());
    }

    private static Set<String> drawn() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file -> TASK.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> opened() {
        return new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("io.icebridge.process")
                        .stream()
                        .map(JavaClass::reflect)
                        .flatMap(type -> slicings(type))
                        .flatMap(slicing -> slicing.steps().stream())
                        .toList();
    }

    /** Which steps a gate opens depends on nothing, so that nothing has to be there. */
    private static Stream<Slicing> slicings(Class<?> type) {
        if (type.isAnnotationPresent(Configuration.class)) {
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Slicing.class.isAssignableFrom(method.getReturnType()))
                    .map(method -> slicing(method, made(type)));
        }
        return Slicing.class.isAssignableFrom(type) && !type.isAnonymousClass()
                ? Stream.of((Slicing) made(type))
                : Stream.empty();
    }

    private static Slicing slicing(Method method, Object beans) {
        try {
            method.setAccessible(true);
            return (Slicing) method.invoke(beans, new Object[method.getParameterCount()]);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object made(Class<?> type) {
        try {
            Constructor<?> made = type.getDeclaredConstructors()[0];
            made.setAccessible(true);
            return made.newInstance(new Object[made.getParameterCount()]);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
