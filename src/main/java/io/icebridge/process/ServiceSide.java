package io.icebridge.process;

import io.icebridge.approval.EvidenceSource;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.host.Hosts;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.fill.FillNova;
import io.icebridge.runbook.fleet.Pauses;
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
import io.icebridge.runbook.services.ConfigurationReviews;
import io.icebridge.runbook.services.PackageUpgrade;
import io.icebridge.runbook.services.ServicePlan;
import io.icebridge.runbook.services.ServiceRestore;
import io.icebridge.runbook.services.ServiceUpgrade;
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
    ServiceUpgrade serviceUpgrade(Site site, Cloud cloud) {
        return new ServiceUpgrade(site, cloud);
    }

    @Bean
    ServiceRestore serviceRestore(Site site, Cloud cloud) {
        return new ServiceRestore(site, cloud);
    }

    @Bean
    ConfigurationReviews configurationReviews(Site site) {
        return new ConfigurationReviews(site);
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
    OldNova oldNova(Site site, Cloud cloud) {
        return new OldNova(site, cloud);
    }

    @Bean
    ServicePlan servicePlan(Site site) {
        return new ServicePlan(site);
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
    EvidenceSource serviceEvidence(ServicePlan plan, Journal journal) {
        return new ServiceEvidence(plan, journal);
    }

    @Bean
    EvidenceSource packagesEvidence(ServicePlan plan, Journal journal) {
        return new PackagesEvidence(plan, journal);
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
