package io.icebridge.process.gate;

import io.icebridge.approval.Approvals;
import io.icebridge.approval.Circumstances;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Decisions;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.approval.Records;
import io.icebridge.approval.Slices;
import io.icebridge.approval.Slicing;
import io.icebridge.approval.Starts;
import io.icebridge.approval.Terms;
import io.icebridge.approval.Warranted;
import io.icebridge.journal.Journal;
import io.icebridge.process.step.Failures;
import io.icebridge.runbook.profile.Profile;
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
    Records.class,
    Concerns.class,
    Starts.class,
})
class GateWiring {

    /** The slicings are asked for late, since what they are made of is made of this. */
    @Bean
    Warranted warranted(
            DataSource source, Slices slices, ObjectProvider<Slicing> slicings, Clock clock) {
        return new Warranted(source, slices, () -> slicings.orderedStream().toList(), clock);
    }

    @Bean
    EvidenceSources evidenceSources(
            ObjectProvider<EvidenceSource> sources,
            ObjectProvider<Slicing> slicings,
            Slices slices,
            Records records,
            Journal journal,
            Terms.OfGates terms) {
        return new EvidenceSources(
                sources.orderedStream().toList(),
                slicings.orderedStream().toList(),
                slices,
                new Circumstances(records, journal, terms));
    }

    @Bean
    ProcessEnginePlugin modelRules(
            Records records,
            Warranted warranted,
            Terms.OfGates terms,
            ObjectProvider<Failures> failures,
            ObjectProvider<Concerns> concerns,
            ObjectProvider<PlanNow> plans,
            ObjectProvider<Profile> profile,
            Clock clock) {
        return new ModelRules(
                records,
                terms,
                failures::getObject,
                concerns::getObject,
                plans::getObject,
                profile::getObject,
                change -> warranted.withdraw(change, "a cancelled process instance"),
                clock);
    }

    @Bean
    RecordDecision recordDecision(Decisions decisions, Failures failures, Journal journal) {
        return new RecordDecision(decisions, failures, journal);
    }
}
