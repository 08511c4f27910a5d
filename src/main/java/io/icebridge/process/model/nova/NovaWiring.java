package io.icebridge.process.model.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.host.Outlook;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.fill.FillNova;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.node.NodeCourses;
import io.icebridge.runbook.nova.DeploymentUndo;
import io.icebridge.runbook.nova.NovaCourses;
import io.icebridge.runbook.retire.CleanUp;
import io.icebridge.runbook.retire.RetirementCourses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the models of both Novas and of the nodes are made of, and what their gates show. */
@Configuration(proxyBeanMethods = false)
@Import({
    DeploymentUndo.class,
    NodeCourses.class,
    RetirementCourses.class,
    CleanUp.class,
    NovaEvidence.class,
    RedeploymentEvidence.class,
    RetirementEvidence.class,
})
class NovaWiring {

    @Bean
    NovaCourses novaCourses(Site site, Cloud cloud, Journal journal, Outlook outlook) {
        return new NovaCourses(
                site, cloud, journal, outlook, new FillNova(site, cloud, journal)::of);
    }
}
