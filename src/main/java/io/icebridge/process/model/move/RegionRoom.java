package io.icebridge.process.model.move;

import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.readiness.Finding;
import io.icebridge.runbook.readiness.Findings;
import java.util.List;
import java.util.stream.Collectors;

/** Room in the new region, without which no server may be touched. */
final class RegionRoom {
    private final MovePlan plan;
    private final Findings findings;

    RegionRoom(MovePlan plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    /**
     * @throws StepFailure that names every project whose quota is too small, and the remedy
     */
    void require(String change, String check) {
        List<Finding> found = plan.room(plan.refreshBeside(change), change);
        findings.replace(change, check, found);
        List<Finding> blocking = found.stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the new region has no room: " + told(blocking.get(0)),
                    blocking.stream().map(RegionRoom::told).collect(Collectors.joining("\n")));
        }
    }

    private static String told(Finding finding) {
        return finding.subject() + ": " + finding.told() + "; " + finding.remedy();
    }
}
