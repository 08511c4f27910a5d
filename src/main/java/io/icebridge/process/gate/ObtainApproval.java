package io.icebridge.process.gate;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.approval.Records;
import io.icebridge.approval.Terms;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** obtain-approval: the gate that every model calls. */
@Configuration(proxyBeanMethods = false)
class ObtainApproval {
    static final String KEY = "obtain-approval";
    static final Var<String> GATE = Var.text("gate");
    static final String DECIDE = "decide";
    static final Var<Boolean> STANDING = Var.flag("standing");
    static final Var<String> VERDICT = Var.text("verdict");

    private final Failures failures;
    private final Records records;
    private final Terms.OfGates terms;
    private final EvidenceSources sources;

    ObtainApproval(
            Failures failures, Records records, Terms.OfGates terms, EvidenceSources sources) {
        this.failures = failures;
        this.records = records;
        this.terms = terms;
        this.sources = sources;
    }

    @Bean
    Step collectEvidence() {
        return Step.of(
                failures,
                here -> {
                    Evidence evidence = collect(gate(here));
                    long number = records.collected().keep(instance(here), gate(here), evidence);
                    GateForm.show(here, evidence, number);
                    here.set(STANDING, stands(here, evidence));
                });
    }

    /** Believes the table of approvals alone: variables can be written by others. */
    @Bean
    Step checkDecision() {
        return Step.of(
                failures,
                here -> here.set(VERDICT, verdict(shown(records.collected(), here).gate())));
    }

    private static String instance(Here here) {
        return here.execution().getProcessInstanceId();
    }

    /**
     * What this instance of the model showed, whoever has written its variables.
     *
     * @throws IllegalStateException when it has shown nothing
     */
    static Collected.Shown shown(Collected collected, Here here) {
        return collected
                .last(instance(here))
                .orElseThrow(() -> new IllegalStateException("this gate has shown nothing"));
    }

    /** An approval is of no use to the one who started what it would let pass. */
    private boolean stands(Here here, Evidence now) {
        Gate gate = gate(here);
        Optional<Approval> latest = records.approvals().latest(gate);
        if (latest.isPresent() && latest.get().approved() && sources.nothingLeft(gate)) {
            return true;
        }
        if (latest.isEmpty()) {
            return records.approvals()
                    .stands(here.change(), now, records.starts().starters(here.change()));
        }
        return open(gate, now);
    }

    /** Where it has drifted, or another approver is needed, the gate asks again. */
    private String verdict(Gate gate) {
        Approval latest =
                records.approvals()
                        .latest(gate)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "nobody has decided at the gate " + gate));
        if (!latest.approved()) {
            return "REJECTED";
        }
        return open(gate, collect(gate)) ? "APPROVED" : "DRIFTED";
    }

    private boolean open(Gate gate, Evidence now) {
        return records.approvals().open(gate, now, terms.of(gate.name()));
    }

    private Evidence collect(Gate gate) {
        return sources.collect(gate.change(), gate.name(), gate.subject());
    }

    /** Which gate this instance of the model is. */
    private static Gate gate(Here here) {
        DelegateExecution execution = here.execution();
        Object service = execution.getVariable("service");
        Object wave = service == null ? execution.getVariable("wave") : service;
        return new Gate(here.change(), here.get(GATE), wave == null ? "" : wave.toString());
    }
}
