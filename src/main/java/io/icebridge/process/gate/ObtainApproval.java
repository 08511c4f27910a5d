package io.icebridge.process.gate;

import io.icebridge.approval.Approval;
import io.icebridge.approval.Approval.Gate;
import io.icebridge.approval.Approvals;
import io.icebridge.approval.Collected;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSources;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** obtain-approval: the gate that every model calls. */
@Configuration(proxyBeanMethods = false)
class ObtainApproval {
    static final String KEY = "obtain-approval";
    static final Var<String> GATE = Var.text("gate");
    static final Var<String> TITLE = Var.text("gateTitle");
    static final Var<String> SUMMARY = Var.text("summary");
    static final Var<String> DIGEST = Var.text("digest");

    /** What leads the form; only for reading, no rule believes it. */
    static final Var<String> CHANGE = Var.text("change");

    static final Var<String> STARTERS = Var.text("starters");
    static final Var<Boolean> STANDING = Var.flag("standing");
    static final Var<String> VERDICT = Var.text("verdict");

    /** The form's tables. */
    static final String DONE = "done";

    static final String NEXT = "next";
    static final String FINDINGS = "findings";

    private final Failures failures;
    private final Approvals approvals;
    private final EvidenceSources sources;
    private final Collected collected;

    ObtainApproval(
            Failures failures, Approvals approvals, EvidenceSources sources, Collected collected) {
        this.failures = failures;
        this.approvals = approvals;
        this.sources = sources;
        this.collected = collected;
    }

    @Bean
    Step collectEvidence() {
        return Step.of(
                failures,
                here -> {
                    Evidence evidence = collect(gate(here));
                    collected.keep(instance(here), gate(here), evidence);
                    here.set(TITLE, evidence.title());
                    here.set(SUMMARY, Failures.shorten(evidence.summary()));
                    here.set(DIGEST, evidence.digest());
                    here.set(CHANGE, here.change());
                    here.set(STARTERS, String.join(", ", starters(here)));
                    here.setJson(DONE, evidence.done());
                    here.setJson(NEXT, evidence.next());
                    here.setJson(FINDINGS, evidence.findings());
                    here.set(STANDING, stands(here, evidence));
                });
    }

    /** Believes the table of approvals alone: variables can be written by others. */
    @Bean
    Step checkDecision() {
        return Step.of(failures, here -> here.set(VERDICT, verdict(shown(collected, here).gate())));
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
        Set<String> starters = starters(here);
        Optional<Approval> latest = approvals.latest(gate(here));
        if (latest.isEmpty()) {
            return approvals.stands(here.change(), now, starters);
        }
        return latest.filter(Approval::approved)
                .filter(approval -> Evidence.read(approval.evidence()).opensTheSame(now))
                .filter(approval -> !starters.contains(approval.by()))
                .isPresent();
    }

    private static Set<String> starters(Here here) {
        return new TreeSet<>(
                new People(here.execution().getProcessEngineServices()).starters(here.change()));
    }

    private String verdict(Gate gate) {
        Approval latest =
                approvals
                        .latest(gate)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "nobody has decided at the gate " + gate));
        if (!latest.approved()) {
            return "REJECTED";
        }
        return Evidence.read(latest.evidence()).opensTheSame(collect(gate))
                ? "APPROVED"
                : "DRIFTED";
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

    /** Whether the form showed what was collected; whoever wrote its variables is found out. */
    static boolean showed(Here here, Evidence collected) {
        return collected.title().equals(here.get(TITLE))
                && Failures.shorten(collected.summary()).equals(here.get(SUMMARY))
                && collected.digest().equals(here.get(DIGEST))
                && same(here, DONE, collected.done())
                && same(here, NEXT, collected.next())
                && same(here, FINDINGS, collected.findings());
    }

    private static boolean same(Here here, String table, Object collected) {
        return Spin.JSON(collected).toString().equals(here.json(table).toString());
    }
}
