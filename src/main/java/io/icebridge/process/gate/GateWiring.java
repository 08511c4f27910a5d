package io.icebridge.process.gate;

import io.icebridge.approval.Approvals;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Decisions;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.approval.Slices;
import io.icebridge.approval.Slicing;
import io.icebridge.approval.Warranted;
import io.icebridge.journal.Journal;
import io.icebridge.process.step.Failures;
import java.time.Clock;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Where people decide: the tables of their decisions, and the rules that hold however they act. */
@Configuration(proxyBeanMethods = false)
@Import({
    Slices.class,
    Approvals.class,
    Collected.class,
    Decisions.class,
})
class GateWiring {

    /** The slicings are asked for late, since what they are made of is made of this. */
    @Bean
    Warranted warranted(DataSource source, Slices slices, ObjectProvider<Slicing> slicings) {
        return new Warranted(source, slices, () -> slicings.orderedStream().toList());
    }

    @Bean
    EvidenceSources evidenceSources(
            ObjectProvider<EvidenceSource> sources,
            ObjectProvider<Slicing> slicings,
            Slices slices) {
        return new EvidenceSources(
                sources.orderedStream().toList(), slicings.orderedStream().toList(), slices);
    }

    @Bean
    ProcessEnginePlugin modelRules(
            Approvals approvals,
            Decisions decisions,
            Collected collected,
            ObjectProvider<Failures> failures,
            Clock clock) {
        return ModelRules.of(approvals, decisions, collected, failures::getObject, clock);
    }

    @Bean
    RecordDecision recordDecision(Decisions decisions, Failures failures, Journal journal) {
        return new RecordDecision(decisions, failures, journal);
    }
}
