package io.icebridge.process;

import io.icebridge.approval.EvidenceSource;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.door.Door;
import io.icebridge.door.Hours;
import io.icebridge.door.Warrants;
import io.icebridge.host.Hosts;
import io.icebridge.host.change.HostChanges;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.fill.FillNova;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.node.RedeployedNode;
import io.icebridge.runbook.nova.NovaPlan;
import io.icebridge.runbook.nova.ParallelNova;
import io.icebridge.runbook.nova.UndoNova;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.readiness.HostChecks;
import io.icebridge.runbook.retire.OldNova;
import io.icebridge.runbook.retire.RetirementPlan;
import io.icebridge.runbook.services.FileReviews;
import io.icebridge.runbook.services.PackageUpgrade;
import io.icebridge.runbook.services.ServiceCourses;
import java.time.Clock;
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
    Site site(CloudFile file, Hosts hosts, Profile profile, Journal journal) {
        return new Site(file, hosts, profile, journal, Pauses.REAL);
    }

    @Bean
    HostChecks hostChecks(CloudFile file, Hosts hosts, Profile profile, Clock clock) {
        return new HostChecks(file, hosts, profile, clock);
    }

    @Bean
    Door door(
            io.icebridge.door.Journal journal,
            Warrants warrants,
            CloudChanges cloud,
            HostChanges hosts) {
        return new Door(journal, warrants, Hours.ALWAYS, cloud, hosts);
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
    ServiceCourses serviceCourses(
            Site site, Cloud cloud, io.icebridge.door.Journal journal, Runner runner) {
        return new ServiceCourses(site, cloud, journal, runner);
    }

    @Bean
    FileReviews fileReviews(io.icebridge.door.Journal journal) {
        return new FileReviews(journal);
    }

    @Bean
    PackageUpgrade packageUpgrade(Site site) {
        return new PackageUpgrade(site);
    }

    @Bean
    ParallelNova parallelNova(Site site, Cloud cloud) {
        return new ParallelNova(site, cloud);
    }

    @Bean
    UndoNova undoNova(Site site, Cloud cloud) {
        return new UndoNova(site, cloud);
    }

    @Bean
    FillNova novaFilling(Site site, Cloud cloud) {
        return new FillNova(site, cloud);
    }

    @Bean
    RedeployedNode redeployedNode(Site site, Cloud cloud) {
        return new RedeployedNode(site, cloud);
    }

    @Bean
    OldNova oldNova(Site site, Cloud cloud, Door door) {
        return new OldNova(site, cloud, door);
    }

    @Bean
    NovaPlan novaPlan(Site site) {
        return new NovaPlan(site);
    }

    @Bean
    RetirementPlan retirementPlan(Site site, Cloud cloud) {
        return new RetirementPlan(site, cloud);
    }

    @Bean
    EvidenceSource serviceEvidence(ServiceCourses services, io.icebridge.door.Journal journal) {
        return new ServiceEvidence(services, journal);
    }

    @Bean
    EvidenceSource novaEvidence(NovaPlan plan, PackageUpgrade packages, Journal journal) {
        return new NovaEvidence(plan, packages, journal);
    }

    @Bean
    EvidenceSource retirementEvidence(RetirementPlan plan, Journal journal) {
        return new RetirementEvidence(plan, journal);
    }
}
