package io.icebridge;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.icebridge.runbook.fleet.Pauses;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** No thread of a step waits: what takes long is begun, left, and looked at again. */
@AnalyzeClasses(packages = "io.icebridge", importOptions = DoNotIncludeTests.class)
class WaitingTest {
    /** Between looks at a command that has just begun, within a pass of 1.5 seconds. */
    private static final String WITHIN_A_PASS = "io.icebridge.runbook.fleet.PlaceWork";

    private static final Class<?>[] SLEEPERS = {
        Thread.class, TimeUnit.class, LockSupport.class, Object.class
    };

    @ArchTest
    static final ArchRule onlyAPassPauses =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(WITHIN_A_PASS)
                    .should()
                    .callMethod(Pauses.class, "pause", Duration.class);

    @ArchTest
    static final ArchRule noStepSleeps =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.icebridge.runbook..",
                            "io.icebridge.process..",
                            "io.icebridge.journal..",
                            "io.icebridge.approval..")
                    .and()
                    .areNotAssignableTo(Pauses.class)
                    .should()
                    .callMethodWhere(
                            target(nameMatching("sleep|park.*|join|wait"))
                                    .and(target(owner(belongToAnyOf(SLEEPERS)))));
}
