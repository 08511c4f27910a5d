package io.icebridge.process;

import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slicing;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.host.Hosts;
import io.icebridge.host.change.HostChanges;
import io.icebridge.journal.Door;
import io.icebridge.journal.Hours;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Warrants;
import io.icebridge.runbook.fill.FillNova;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.runbook.move.OwnerFacts;
import io.icebridge.runbook.node.NodeCourses;
import io.icebridge.runbook.nova.DeploymentUndo;
import io.icebridge.runbook.nova.NovaCourses;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.readiness.HostChecks;
import io.icebridge.runbook.retire.CleanUp;
import io.icebridge.runbook.retire.RetirementCourses;
import io.icebridge.runbook.services.FileReviews;
import io.icebridge.runbook.services.PackageUpgrade;
import io.icebridge.runbook.services.ServiceCourses;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps that run on hosts are made of. */
@Configuration(proxyBeanMethods = false)
class ServiceSide {

    @Bean
    Profile releaseProfile(CloudFile file) {
        return Profiles.load(file.profile()).with(file.settings());
    }

    @Bean
    Site site(CloudFile file, Hosts hosts, Profile profile) {
        return new Site(file, hosts, profile, Pauses.REAL);
    }

    @Bean
    HostChecks hostChecks(CloudFile file, Hosts hosts, Profile profile, Clock clock) {
        return new HostChecks(file, hosts, profile, clock);
    }

    @Bean
    Door door(
            Journal journal,
            Warrants warrants,
            Hours hours,
            CloudChanges cloud,
            HostChanges hosts) {
        return new Door(journal, warrants, hours, cloud, hosts);
    }

    /** The slicings are asked for late, since what they are made of is made of this. */
    @Bean
    WindowHours hours(
            CloudFile file,
            Journal journal,
            Moves moves,
            ObjectProvider<Slicing> slicings,
            Clock clock) {
        return new WindowHours(
                file, journal, moves, () -> slicings.orderedStream().toList(), clock);
    }

    @Bean
    Runner runner(Site site, Door door, Clock clock) {
        return new Runner(site, door, clock);
    }

    @Bean
    Courses courses(Runner runner, Clock clock) {
        return new Courses(runner, clock);
    }

    @Bean
    ServiceCourses serviceCourses(Site site, Cloud cloud, Journal journal, Runner runner) {
        return new ServiceCourses(site, cloud, journal, runner);
    }

    @Bean
    FileReviews fileReviews(Journal journal) {
        return new FileReviews(journal);
    }

    @Bean
    PackageUpgrade packageUpgrade(Site site, Journal journal) {
        return new PackageUpgrade(site, journal);
    }

    @Bean
    NovaCourses novaCourses(Site site, Cloud cloud, Journal journal) {
        return new NovaCourses(site, cloud, journal, new FillNova(site, cloud, journal)::of);
    }

    @Bean
    DeploymentUndo deploymentUndo(NovaCourses nova, Journal journal, Runner runner, Clock clock) {
        return new DeploymentUndo(nova, journal, runner, clock);
    }

    @Bean
    NodeCourses nodeCourses(Site site, Cloud cloud) {
        return new NodeCourses(site, cloud);
    }

    @Bean
    RetirementCourses retirementCourses(Site site, Cloud cloud, Journal journal) {
        return new RetirementCourses(site, cloud, journal);
    }

    @Bean
    CleanUp cleaningUp(Site site, Cloud cloud, Door door) {
        return new CleanUp(site, cloud, door);
    }

    @Bean
    EvidenceSource serviceEvidence(ServiceCourses services, Journal journal) {
        return new ServiceEvidence(services, journal);
    }

    @Bean
    EvidenceSource packagesEvidence(
            Site site,
            PackageUpgrade packages,
            Journal journal,
            Slicing packageSlices,
            Clock clock) {
        return new PackagesEvidence(site, packages, journal, packageSlices, clock);
    }

    @Bean
    EvidenceSource novaEvidence(
            Site site, PackageUpgrade packages, Journal journal, Slicing novaSlices) {
        return new NovaEvidence(site, packages, journal, novaSlices);
    }

    @Bean
    EvidenceSource redeploymentEvidence(
            Site site, Moves moves, Nodes nodes, OwnerFacts facts, Slicing nodeSlices) {
        return new RedeploymentEvidence(site, moves, nodes, facts, nodeSlices);
    }

    @Bean
    EvidenceSource retirementEvidence(
            Site site, RetirementCourses nova, Journal journal, Slicing retirementSlices) {
        return new RetirementEvidence(site, nova, journal, retirementSlices);
    }
}
