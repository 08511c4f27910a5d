package io.icebridge.process;

import io.icebridge.approval.Approvals;
import io.icebridge.approval.Decisions;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.journal.Journal;
import java.time.Clock;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where people decide: the tables of their decisions, and the rules that hold however they act. */
@Configuration(proxyBeanMethods = false)
class Gates {

    @Bean
    Approvals approvals(DataSource source) {
        return new Approvals(source);
    }

    @Bean
    Decisions decisions(DataSource source) {
        return new Decisions(source);
    }

    @Bean
    EvidenceSources evidenceSources(ObjectProvider<EvidenceSource> sources) {
        return new EvidenceSources(sources.orderedStream().toList());
    }

    /** The failures are asked for late, since they need the engine that this plugin builds. */
    @Bean
    ProcessEnginePlugin modelRules(
            Approvals approvals,
            Decisions decisions,
            ObjectProvider<Failures> failures,
            Clock clock) {
        return new ModelRules(
                new AskPerson(failures::getObject),
                new GateDecided(approvals, decisions, clock),
                new TaskDecided(decisions, clock));
    }

    @Bean
    RecordDecision recordDecision(Decisions decisions, Failures failures, Journal journal) {
        return new RecordDecision(decisions, failures, journal);
    }
}
