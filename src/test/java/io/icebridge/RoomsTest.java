package io.icebridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.change.CloudChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** That one finds one's way: rooms in layers, files that can be read, one name for one thing. */
@AnalyzeClasses(packages = "io.icebridge", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    private static final int LONGEST = 300;

    @ArchTest
    static final ArchRule noPackagesUseEachOtherInACircle =
            slices().matching("io.icebridge.(**)")
                    .should()
                    .beFreeOfCycles()
                    // a cloud is handed to the door as a whole, which DoorTest holds it to
                    .ignoreDependency(Cloud.class, CloudChanges.class);

    @ArchTest
    static final ArchRule aNameSaysWhatAThingIs =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?")
                    .because("such a name says what its author lacked, not what the thing is");

    /** The simulated cloud shares no code with the rest, but plays what the rest talks to. */
    private static final Set<String> OPENSTACKS_OWN_WORDS =
            Set.of(
                    "Aggregates",
                    "Cinder",
                    "Flavor",
                    "FloatingIpsApi",
                    "Glance",
                    "Identity",
                    "Image",
                    "Images",
                    "Keystone",
                    "Network",
                    "Neutron",
                    "NovaDatabase",
                    "NovaNetwork",
                    "Port",
                    "Server",
                    "Servers",
                    "Snapshot",
                    "Tokens",
                    "Volume");

    private static final Map<String, String> TWICE_FOR_A_REASON =
            Map.ofEntries(
                    Map.entry("Call", "of HTTP on both ends of the wire, and of a program"),
                    Map.entry("Commands", "the ones that operators type, and a simulated host's"),
                    Map.entry("Connection", "of SSH and of HTTP, each behind its own adapter"),
                    Map.entry(
                            "Entry", "of the journal, and of the ledger that knows nothing of it"),
                    Map.entry("Json", "on both ends of the wire"),
                    Map.entry("Keys", "of a cloud file, and of simulated SSH"),
                    Map.entry(
                            "Nodes", "as the cloud has them, and how far the runbook is with them"),
                    Map.entry("Pace", "of looks, and of a simulated host"),
                    Map.entry("People", "who decide, and the simulated cloud's"),
                    Map.entry("Services", "the site's, and the simulated cloud's"),
                    Map.entry("Site", "the one that is upgraded, and the one that is simulated"),
                    Map.entry("Step", "what it does is a value; the engine carries it out"),
                    Map.entry("Wire", "both ends of it"));

    @ArchTest
    static void oneNameIsOneThing(JavaClasses classes) {
        Map<String, Set<String>> named =
                classes.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .collect(
                                groupingBy(
                                        JavaClass::getSimpleName,
                                        TreeMap::new,
                                        mapping(JavaClass::getPackageName, toSet())));
        named.values().removeIf(packages -> packages.size() == 1);
        Set<String> known =
                Stream.concat(OPENSTACKS_OWN_WORDS.stream(), TWICE_FOR_A_REASON.keySet().stream())
                        .collect(toSet());
        Map<String, Set<String>> unknown = new TreeMap<>(named);
        unknown.keySet().removeAll(known);
        assertThat(unknown).as("two things that are called alike").isEmpty();
        assertThat(named.keySet()).as("names that are used twice no more").containsAll(known);
    }

    @ArchTest
    static void noFileIsTooLongToRead(JavaClasses ignored) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<String> tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > LONGEST)
                            .map(file -> file + ": " + lines(file))
                            .toList();
            assertThat(tooLong).as("files of more than %d lines", LONGEST).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
