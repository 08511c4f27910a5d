package io.icebridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Which package may use which: the borders that keep the runbook apart from engine and adapters.
 */
@AnalyzeClasses(packages = "io.icebridge", importOptions = DoNotIncludeTests.class)
class BordersTest {
    private static final String ALL = "io.icebridge.";

    @ArchTest
    static final ArchRule eachPackageUsesOnlyWhatItMay =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage("io.icebridge..")
                    .layer("cloud")
                    .definedBy(ALL + "cloud..")
                    .layer("host")
                    .definedBy(ALL + "host..")
                    .layer("yaml")
                    .definedBy(ALL + "yaml..")
                    .layer("again")
                    .definedBy(ALL + "again..")
                    .layer("trace")
                    .definedBy(ALL + "trace..")
                    .layer("cloudfile")
                    .definedBy(ALL + "cloudfile..")
                    .layer("journal")
                    .definedBy(ALL + "journal..")
                    .layer("runbook")
                    .definedBy(ALL + "runbook..")
                    .layer("approval")
                    .definedBy(ALL + "approval..")
                    .layer("process")
                    .definedBy(ALL + "process..")
                    .layer("audit")
                    .definedBy(ALL + "audit..")
                    .layer("notice")
                    .definedBy(ALL + "notice..")
                    .layer("openstack")
                    .definedBy(ALL + "openstack..")
                    .layer("bus")
                    .definedBy(ALL + "bus..")
                    .layer("ed25519")
                    .definedBy(ALL + "ed25519..")
                    .layer("ssh")
                    .definedBy(ALL + "ssh..")
                    .layer("outside")
                    .definedBy(ALL + "outside..")
                    .layer("simulator")
                    .definedBy(ALL + "simulator..")
                    .layer("web")
                    .definedBy(ALL + "web..")
                    .layer("cli")
                    .definedBy(ALL + "cli..", "io.icebridge")
                    .whereLayer("cloud")
                    .mayNotAccessAnyLayer()
                    .whereLayer("host")
                    .mayNotAccessAnyLayer()
                    .whereLayer("yaml")
                    .mayNotAccessAnyLayer()
                    .whereLayer("again")
                    .mayNotAccessAnyLayer()
                    .whereLayer("trace")
                    .mayNotAccessAnyLayer()
                    .whereLayer("trace")
                    .mayOnlyBeAccessedByLayers("journal", "openstack", "ssh", "process")
                    .whereLayer("cloudfile")
                    .mayOnlyAccessLayers("yaml")
                    .whereLayer("journal")
                    .mayOnlyAccessLayers("cloud", "host", "trace")
                    .whereLayer("openstack")
                    .mayOnlyAccessLayers("cloud", "trace", "yaml")
                    .whereLayer("bus")
                    .mayOnlyAccessLayers("again", "cloud", "cloudfile")
                    .whereLayer("bus")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("ed25519")
                    .mayNotAccessAnyLayer()
                    .whereLayer("ssh")
                    .mayOnlyAccessLayers("host", "ed25519", "trace")
                    .whereLayer("outside")
                    .mayOnlyAccessLayers("host")
                    .whereLayer("runbook")
                    .mayOnlyAccessLayers("cloud", "host", "cloudfile", "journal")
                    .whereLayer("approval")
                    .mayOnlyAccessLayers("runbook", "journal")
                    .whereLayer("audit")
                    .mayOnlyAccessLayers("again", "approval", "journal", "runbook")
                    .whereLayer("notice")
                    .mayOnlyAccessLayers(
                            "again", "approval", "audit", "cloudfile", "journal", "runbook")
                    .whereLayer("notice")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("simulator")
                    .mayOnlyAccessLayers("ed25519")
                    .whereLayer("simulator")
                    .mayOnlyBeAccessedByLayers("cli", "web")
                    .whereLayer("cli")
                    .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule whatComesAgainAndAgainEndsWithNoFailure =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ALL + "again..", ALL + "simulator..")
                    .should()
                    .callMethodWhere(
                            JavaCall.Predicates.target(
                                    HasName.Predicates.nameMatching(
                                            "scheduleWithFixedDelay|scheduleAtFixedRate")))
                    .because("such a schedule ends in silence with the first round that throws");

    @ArchTest
    static final ArchRule onlyProcessAndAuditKnowTheEngine =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ALL + "process..", ALL + "audit..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule onlyTheAdapterKnowsTheOpenStackLibrary =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ALL + "openstack..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.openstack4j..");

    @ArchTest
    static final ArchRule onlyAdapterAndSimulatorKnowTheSshLibrary =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            ALL + "ssh..", ALL + "ed25519..", ALL + "simulator..", ALL + "cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.sshd..");
}
