package io.icebridge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.host.change.HostChange;
import io.icebridge.host.change.HostChanges;
import io.icebridge.journal.Reach;

/**
 * What changes a cloud or a host is in the hands of an effect alone, for as long as the door lets
 * it happen: nobody else keeps it, makes it or is given it.
 */
@AnalyzeClasses(packages = "io.icebridge", importOptions = DoNotIncludeTests.class)
class DoorTest {
    private static final String CLOUD = "io.icebridge.cloud.change..";
    private static final String HOST = "io.icebridge.host.change..";

    /** Those that carry it out, and where they are joined to the door. */
    private static final String[] BEHIND_IT = {
        CLOUD, HOST, "io.icebridge.openstack..", "io.icebridge.ssh..", "io.icebridge.journal"
    };

    @ArchTest
    static final ArchRule nobodyKeepsWhatChangesSomething =
            fields().that()
                    .haveRawType(resideInAnyPackage(CLOUD, HOST))
                    .should()
                    .beDeclaredInClassesThat()
                    .resideInAnyPackage(with("io.icebridge.cli"));

    @ArchTest
    static final ArchRule onlyTheDoorHandsItOut =
            methods()
                    .that()
                    .haveRawReturnType(
                            describe(
                                    "the way to a cloud or a host",
                                    (JavaClass type) ->
                                            type.isEquivalentTo(CloudChanges.class)
                                                    || type.isEquivalentTo(HostChanges.class)
                                                    || type.isEquivalentTo(HostChange.class)))
                    .should()
                    .beDeclaredInClassesThat()
                    .resideInAnyPackage(with("io.icebridge.cloud", "io.icebridge.cli"));

    @ArchTest
    static final ArchRule nobodyElseAsksTheCloudForIt =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.icebridge.cli")
                    .should()
                    .callMethod(Cloud.class, "changing");

    @ArchTest
    static final ArchRule nobodyElseMakesAnEffectsHands =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.icebridge.journal")
                    .should()
                    .callConstructor(Reach.class, CloudChanges.class, HostChanges.class);

    private static String[] with(String... more) {
        String[] all = java.util.Arrays.copyOf(BEHIND_IT, BEHIND_IT.length + more.length);
        System.arraycopy(more, 0, all, BEHIND_IT.length, more.length);
        return all;
    }
}
