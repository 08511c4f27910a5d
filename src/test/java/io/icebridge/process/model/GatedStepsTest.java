package io.icebridge.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
                    "freeSlot",
                    "leaveNode",
                    "leaveServer",
                    "listOtherServices",
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
        return AllSlicings.made().stream().flatMap(slicing -> slicing.steps().stream()).toList();
    }
}
