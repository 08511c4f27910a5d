package io.icebridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Who can reach what changes a cloud. */
@AnalyzeClasses(packages = "io.icebridge", importOptions = DoNotIncludeTests.class)
class DoorTest {
    private static final String ALL = "io.icebridge.";
    private static final String CHANGES = ALL + "cloud.change";

    /** That may change a cloud. */
    private static final String[] DOOR = {
        ALL + "runbook.fill",
        ALL + "runbook.fleet",
        ALL + "runbook.move",
        ALL + "runbook.node",
        ALL + "runbook.nova",
        ALL + "runbook.retire",
        ALL + "runbook.services"
    };

    /** That say what a change is, hand it out and carry it out. */
    private static final String[] BEHIND_IT = {ALL + "cloud", CHANGES, ALL + "openstack.."};

    @ArchTest
    static final ArchRule onlyTheDoorChangesACloud =
            classes()
                    .that()
                    .resideInAPackage(CHANGES)
                    .should()
                    .onlyHaveDependentClassesThat()
                    .resideInAnyPackage(concatenated(BEHIND_IT, DOOR));

    private static String[] concatenated(String[] some, String[] others) {
        return Stream.of(some, others).flatMap(Stream::of).toArray(String[]::new);
    }
}
